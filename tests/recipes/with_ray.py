"""Ray Data: python with_ray.py spec.yaml rows.jsonl bodies.jsonl"""

import json
import sys
from pathlib import Path

import ray.data
from clipspec.api import Expander

spec, rows, output = sys.argv[1:]
expander = Expander(Path(spec).read_bytes(), file=spec)
ray.data.DataContext.get_current().execution_options.preserve_order = True
lines = ray.data.read_text(rows)  # `read_json` is pandas', which rounds some numbers
found = lines.flat_map(
    lambda line: [o._asdict() for o in expander.expand(json.loads(line["text"]))]
)
outcomes = found.take_all()
Path(output).write_bytes(b"".join(outcome["content"] for outcome in outcomes))
sys.exit(any(len(outcome["error"]) for outcome in outcomes))
