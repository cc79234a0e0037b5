r"""An id that names another kind of thing: a voice in the place of an avatar, a group for a look.

Why: The request fails. `avatar_id` takes one look of an avatar, not the group that holds the looks;
v1 and v2 keep talking photos apart in `talking_photo_id`.

Fix: Take an id of the right kind, or move this one to the field that it belongs to.

Bad:
    $ clipspec lint hello.yaml --catalog account.json
    == hello.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: 1bd001e7e50f421d891986aad5158bc8
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
    == account.json ==
    {"data": {"voices": [{"voice_id": "1bd001e7e50f421d891986aad5158bc8", "name": "Jenny"}]}}

Good:
    $ clipspec lint hello.yaml --catalog account.json
    == hello.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
    == account.json ==
    {"data": {"voices": [{"voice_id": "1bd001e7e50f421d891986aad5158bc8", "name": "Jenny"}]}}

Source: the vendor's page on looks: the id of a look is what a video takes.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import catalogued
from clipspec.validate.words import shown


@rule("CS412", Severity.ERROR, asks=("catalog",))
def check(body: Body) -> Iterator[Finding]:
    """Find ids whose entry in the snapshot is of a kind that the field does not take."""
    catalog = body.setting.catalog
    if catalog is None:
        return
    for name, at, value, kinds in catalogued(body):
        entry = catalog.entries.get(value)
        if entry is not None and entry.kind not in kinds:
            called = f" ({entry.name})" if entry.name else ""
            message = f"{shown(value)} is {entry.called}{called}, not {name}"
            help_ = "take the id of one of its looks" if entry.kind == "group" else ""
            yield Finding(at, message, help_ or f"put the id of {name} here")
