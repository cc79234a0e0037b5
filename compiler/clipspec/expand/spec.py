"""What a spec holds, read from its document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from clipspec.source import Document


@dataclass(frozen=True)
class Spec:
    """A spec: params (JSON Schemas by name), vars, the name of outputs, the body, the matrix.

    `document` gives the places. Malformed parts are read as empty: lint reports them.
    """

    document: Document
    params: Mapping[str, Any]
    vars: Mapping[str, Any]
    name: str | None
    data: str | None
    video: Any
    matrix: Mapping[str, Any] = field(default_factory=dict)

    def variable(self, param: str) -> str | None:
        """The environment variable that a param declares as its `env`."""
        schema = self.params[param]
        name = schema.get("env") if isinstance(schema, dict) else None
        return name if isinstance(name, str) else None

    @property
    def stem(self) -> str:
        """The file's own name without its suffix."""
        return PurePath(self.document.file).stem.strip("<>") or "body"


def read_spec(document: Document) -> Spec:
    """Read a document whose data is an object with the key `clipspec`."""
    data = document.data
    name, rows = data.get("name"), data.get("data")
    return Spec(
        document,
        _object(data.get("params")),
        _object(data.get("vars")),
        name if isinstance(name, str) else None,
        rows if isinstance(rows, str) else None,
        data.get("video"),
        _object(data.get("matrix")),
    )


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
