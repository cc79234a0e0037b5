"""PySpark: python with_pyspark.py spec.yaml rows.jsonl bodies.jsonl"""

import json
import sys
from pathlib import Path

from clipspec.api import Expander
from pyspark import SparkContext

spec, rows, output = sys.argv[1:]
expander = Expander(Path(spec).read_bytes(), file=spec)
lines = SparkContext.getOrCreate().textFile(rows, 4)
outcomes = lines.map(json.loads).mapPartitions(expander.batch).collect()
Path(output).write_bytes(b"".join(outcome.content for outcome in outcomes))
sys.exit(any(outcome.error for outcome in outcomes))
