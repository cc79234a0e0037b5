"""The vendor's own request schemas of v3, made as strict as the server is.

They lie beside the checkout. The copy has lost what the live API holds: unknown fields are refused
there, and each branch of a union has its own tag.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

_FOLDER = Path(__file__).parents[2] / "shared" / "vendor"
needs_vendor = pytest.mark.skipif(not _FOLDER.is_dir(), reason="lies outside the repository")


def refusals(body: dict[str, Any]) -> list[str]:
    """Return what the vendor's schema says against a body of v3, unknown fields included."""
    name = "batches" if "videos" in body else "videos"
    return [f"{error.json_path}: {error.message}" for error in _validator(name).iter_errors(body)]


@cache
def _validator(name: str) -> Draft202012Validator:
    path = _FOLDER / f"heygen-cli-v3-{name}.request-schema.json"
    return Draft202012Validator(strict(json.loads(path.read_text("utf-8"))))


def strict(schema: Any) -> Any:
    """Return an OpenAPI 3.0 schema as JSON Schema that takes no unknown field and no wrong tag."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: strict(each) for key, each in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        found["additionalProperties"] = False
    if "discriminator" in schema and "oneOf" in schema:
        found["oneOf"] = [_tagged(schema["discriminator"], branch) for branch in found["oneOf"]]
    return {"anyOf": [found, {"type": "null"}]} if schema.get("nullable") is True else found


def _tagged(discriminator: dict[str, Any], branch: dict[str, Any]) -> dict[str, Any]:
    """Return a branch of a union with the value of its tag, which only its description says."""
    tag, names = discriminator["propertyName"], discriminator["mapping"]
    quoted = re.search(r"Must be '(\w+)'", branch["properties"][tag].get("description", ""))
    asset = next((name for name in names if name in branch["required"]), "base64")
    value = quoted[1] if quoted else asset
    assert value in names
    return branch | {"properties": branch["properties"] | {tag: {"const": value}}}
