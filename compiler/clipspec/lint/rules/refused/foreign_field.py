r"""A field has a name or a place from elsewhere: from another version, another tool, or a guess.

Why: v2 ignores what it does not know, without a word. The video is made and paid for, and what the
field was to do is missing: nobody is called back, the size is another one.

Fix: Write the field under the name and at the place that the help gives.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}
    webhook_url: https://example.com/done

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}
    callback_url: https://example.com/done

Source: the v2 reference pages; v2 bodies in public code that hold such names.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Insert, Mend, Remove, Rename
from clipspec.prose import listed

_Row = dict[str, Any]


@rule("CS330", Severity.ERROR, "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find the names of the table wherever they stand."""
    table: dict[str, _Row] = resources.facts("heygen/foreign-fields")["v2"]
    for pattern in [pattern for pattern in table if pattern in body.places]:
        row = table[pattern]
        for at, value in body.places[pattern]:
            if isinstance(value, str) or not row.get("text"):
                yield _finding(at, value, row, pointers.get(body.data, pointers.parent(at)))


def _finding(at: str, value: Any, row: _Row, holder: dict[str, Any]) -> Finding:
    lost = f": {row['lost']}" if "lost" in row else ""
    message = f"v2 has no `{pointers.last(at)}` here{lost}"
    severity = Severity(row.get("severity", "error"))
    name = _right_name(row, holder)
    if name is None:
        return Finding(at, message, row.get("cure", ""), key=True, severity=severity)
    if name in holder:
        help_ = f"remove it: `{name}` is here too"
        return Finding(at, message, help_, key=True, severity=Severity.WARNING)
    if isinstance(value, dict) and "wraps" in row:
        help_ = f"write {listed(row['wraps'])} beside `type`"
        mend = _unwrapped(at, value, row["wraps"])
        return Finding(at, message, help_, key=True, severity=severity, mend=mend)
    mend = Mend(f"rename it to `{name}`", (Rename(at, name),))
    return Finding(at, message, f"write `{name}`", key=True, severity=severity, mend=mend)


def _unwrapped(at: str, value: dict[str, Any], names: list[str]) -> Mend | None:
    """Take the one member of an object out of it, if that is known beside the object."""
    if len(value) != 1 or value.keys().isdisjoint(names):
        return None
    ((name, inner),) = value.items()
    if not isinstance(inner, str):
        return None
    insert = Insert(pointers.parent(at), name, inner)
    return Mend(f"write `{name}` beside `type`", (Remove(at), insert))


def _right_name(row: _Row, holder: dict[str, Any]) -> str | None:
    """Return the name that was meant, if it stands in the same object and can be told."""
    name: str | None = row.get("name")
    if name is None or "{type}" not in name:
        return name
    kind = holder.get("type")
    return name.replace("{type}", kind) if isinstance(kind, str) else None
