r"""An id that the account's catalog does not have.

Why: The API answers "avatar look not found" or "Voice not found": an id of another workspace, one
that was deleted since, or a slip of the pen. The catalog is a snapshot, so its age is in the
message: what was made afterwards is missing from it.

Fix: Take the id that the help names, or fetch the catalog anew.

Bad:
    $ clipspec lint hello.yaml --catalog account.json
    == hello.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-2022081
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
    == account.json ==
    {"fetched": "2026-11-10", "data": {
      "avatars": [{"avatar_id": "Daisy-inskirt-20220818", "avatar_name": "Daisy"}],
      "voices": [{"voice_id": "1bd001e7e50f421d891986aad5158bc8", "name": "Jenny"}]}}

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
    {"fetched": "2026-11-10", "data": {
      "avatars": [{"avatar_id": "Daisy-inskirt-20220818", "avatar_name": "Daisy"}],
      "voices": [{"voice_id": "1bd001e7e50f421d891986aad5158bc8", "name": "Jenny"}]}}

Source: users of v2, whose ids were of another workspace or had a stray character.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.project.catalog import Catalog, Kind
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import catalogued
from clipspec.mends import Mend, Replace
from clipspec.nearest import nearest
from clipspec.validate.words import shown


@rule("CS411", Severity.WARNING, fixes=True, asks=("catalog", "today"))
def check(body: Body) -> Iterator[Finding]:
    """Find ids that are missing from the snapshot, if it has any of their kind."""
    catalog = body.setting.catalog
    if catalog is None:
        return
    for name, at, value, kinds in catalogued(body):
        if value not in catalog.entries and catalog.knows(*kinds):
            age = catalog.age(body.setting.day)
            message = f"{shown(value)}, the id of {name}, is not in your catalog {age}"
            yield _finding(at, message, value, kinds, catalog)


def _finding(
    at: str, message: str, value: str, kinds: tuple[Kind, ...], catalog: Catalog
) -> Finding:
    fitting = {entry.id: entry for entry in catalog.entries.values() if entry.kind in kinds}
    meant = nearest(value, fitting)
    if meant is None:
        return Finding(at, message, "an id of another workspace? Or fetch the catalog anew")
    called = f", {fitting[meant].name}" if fitting[meant].name else ""
    mend = Mend(f"write {shown(meant)}", (Replace(at, meant),), safe=False)
    return Finding(at, message, f"did you mean {shown(meant)}{called}?", mend=mend)
