"""What people write without clipspec: a loop of jinja2, json and jsonschema over rows of CSV.

`python rivals.py loop SCHEMA ROWS OUT` renders, parses and validates each body; `jinja2` in place
of `loop` only renders. Both write the bodies as lines, and compile template and schema once.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from jinja2 import Environment, StrictUndefined

TEMPLATE = """\
{"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA", "clips": [
{"avatar_id": "Daisy-inskirt-20220818", "voice_id": "1bd001e7e50f421d891986aad5158bc8",
"input_text": {{ ("Hello " ~ first_name ~ " from " ~ city ~ ".") | tojson }},
"scale": {{ scale }}},
{"avatar_id": "Daisy-inskirt-20220818", "voice_id": "1bd001e7e50f421d891986aad5158bc8",
"input_text": {{ ("You have " ~ count ~ " new lessons, and your plan is " ~ plan ~ ".") | tojson }},
"scale": 1}]}"""
SPEC = """\
clipspec: 1
params:
  first_name: {type: string, minLength: 1}
  city: {type: string}
  count: {type: integer, minimum: 0}
  plan: {enum: [free, pro]}
  scale: {type: number, exclusiveMinimum: 0, maximum: 2}
video:
  version: v1alpha
  ratio: "16:9"
  background: "#FAFAFA"
  clips:
    - avatar_id: Daisy-inskirt-20220818
      voice_id: 1bd001e7e50f421d891986aad5158bc8
      input_text: "Hello {{ first_name }} from {{ city }}."
      scale: "{{ scale }}"
    - avatar_id: Daisy-inskirt-20220818
      voice_id: 1bd001e7e50f421d891986aad5158bc8
      input_text: "You have {{ count }} new lessons, and your plan is {{ plan }}."
      scale: 1
"""
_CITIES = ("Berlin", "Lagos", "Lima", "Osaka", "Pune", "Rome")


def write_rows(path: Path, count: int) -> None:
    """Write so many rows for the template and the spec."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("first_name", "city", "count", "plan", "scale"))
        for n in range(count):
            plan = ("free", "pro")[n % 2]
            writer.writerow((f"Person {n}", _CITIES[n % 6], n % 50, plan, (0.5, 0.75, 1)[n % 3]))


def main(way: str, schema: str, rows: str, output: str) -> None:
    """Make the bodies."""
    template = Environment(undefined=StrictUndefined).from_string(TEMPLATE)
    validator = None
    if way == "loop":
        from jsonschema import Draft202012Validator

        validator = Draft202012Validator(json.loads(Path(schema).read_text("utf-8")))
    with (
        Path(rows).open(encoding="utf-8", newline="") as given,
        Path(output).open("w", encoding="utf-8") as made,
    ):
        for row in csv.DictReader(given):
            text = template.render(row)
            if validator is not None:
                body = json.loads(text)
                validator.validate(body)
                text = json.dumps(body, ensure_ascii=False)
            made.write(text.replace("\n", "") + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
