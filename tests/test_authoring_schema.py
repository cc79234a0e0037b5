"""The schema for editors: one file, made of the bodies' schemas, where templates may stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clipspec import resources
from clipspec.source import parse
from clipspec.validate.authoring import authoring_schema
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
PATH = ROOT / "schema" / "spec.schema.json"
TEMPLATES = sorted((ROOT / "templates").glob("*.yaml"))


def test_file_is_what_the_body_schemas_make_of_it(update: bool) -> None:
    """Change a body's schema, run `make update`, and editors know."""
    bodies = {name: resources.schema(f"heygen/{name}") for name in ("v1", "v2", "v3")}
    made = authoring_schema(json.loads(PATH.read_text("utf-8")), bodies)
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    if update:
        PATH.write_text(text, "utf-8")

    assert PATH.read_text("utf-8") == text
    Draft202012Validator.check_schema(made)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_shipped_specs_satisfy_it(path: Path) -> None:
    data = parse(path.read_bytes(), path.name).data

    assert list(Draft202012Validator(resources.schema("spec")).iter_errors(data)) == []


@pytest.mark.parametrize(
    ("clip", "good"),
    [
        ({"scale": "{{ size }}"}, True),
        ({"scale": "big"}, False),
        ({"avatar_style": "{{ style }}"}, True),
        ({"avatar_style": "round"}, False),
        ({"offset": {"x": "{{ x }}", "y": 0}}, True),
        ({"offset": "{{ corner }}"}, True),
        ({"offset": "corner"}, False),
        ({"scael": 1}, False),
        ({"when": "plan == 'pro'"}, True),
        ({"loop": "{{ steps }}", "loop_var": "step", "loop_index": "n"}, True),
        ({"loop": 5}, False),
    ],
)
def test_a_template_stands_for_anything_and_nothing_else_does(
    clip: dict[str, Any], good: bool
) -> None:
    spec = {
        "clipspec": 1,
        "video": {"version": "v1alpha", "clips": [{"avatar_id": "a", "input_text": "t", **clip}]},
    }

    assert Draft202012Validator(resources.schema("spec")).is_valid(spec) is good
