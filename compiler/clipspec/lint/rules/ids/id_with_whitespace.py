r"""An id has a space, a line break or an invisible character in it.

Why: No id has one. It comes from copying, or from a file whose last line break was read along, and
the API answers only that it does not know the id: `avatar look not found`.

Fix: Remove it. In YAML, `|` and `>` add a line break at the end: write the id on the line of its
name.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: "Daisy-inskirt-20220818 "
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: users in public code.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import ids
from clipspec.lint.views.placeholders import is_placeholder
from clipspec.mends import Mend, Replace
from clipspec.validate.words import shown


@rule("CS402", Severity.ERROR, fixes=True, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find ids with white space anywhere."""
    for name, at, value in ids(body):
        if value.isascii() and value.isalnum():
            continue
        bare = "".join(c for c in value if c.isprintable() and c != " ")
        if bare != value and not is_placeholder(value):
            around = value.strip() == bare
            where = "around" if around else "in"
            message = f"white space or an invisible character {where} the id of {name}"
            mend = Mend("remove the white space", (Replace(at, bare),), safe=around)
            help_ = f"write {shown(bare)}" if bare else "put the id here"
            yield Finding(at, message, help_, mend=mend if bare else None)
