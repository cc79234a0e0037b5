"""Dask: python with_dask.py spec.yaml rows.jsonl bodies.jsonl"""

import json
import sys
from pathlib import Path

import dask.bag
from clipspec.api import Expander

if __name__ == "__main__":  # Dask's processes read this file again
    spec, rows, output = sys.argv[1:]
    expander = Expander(Path(spec).read_bytes(), file=spec)
    lines = dask.bag.read_text(rows, blocksize="64KiB")
    outcomes = lines.map(json.loads).map_partitions(expander.batch).compute()
    Path(output).write_bytes(b"".join(outcome.content for outcome in outcomes))
    sys.exit(any(outcome.error for outcome in outcomes))
