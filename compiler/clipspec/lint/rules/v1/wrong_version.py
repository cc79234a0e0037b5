r"""`version` is missing, or is not `v1alpha`.

Why: The v1 reference page tells callers to set it, and knows one value only. Every working body
has it; what happens without it is not documented.

Fix: Write `version: v1alpha`. The `v1` of the URL is another thing.

Bad:
    version: v1
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
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

Source: the v1 reference page; users in public code send `v1`.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Insert, Mend, Replace
from clipspec.validate import UNKNOWN
from clipspec.validate.words import shown

_HELP = "write `version: v1alpha`"
# What people write for the one version there is; another one may have been meant for another API.
_SLIPS = ("v1", "1", "v1.0", "1.0", "v1alpha", "v1-alpha", "v1_alpha", "v1beta")


@rule("CS301", Severity.ERROR, "v1", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find a missing version and every other one than v1alpha."""
    stated = list(body.values("/version"))
    if not stated:
        message = "`version` is missing here, and every working body has it"
        mend = Mend("add `version: v1alpha`", (Insert("", "version", "v1alpha"),))
        warning = Severity.WARNING
        yield Finding("", message, _HELP, missing=("version",), severity=warning, mend=mend)
    for at, version in stated:
        if version != "v1alpha" and version is not UNKNOWN:
            message = f"`version` is {shown(version)}, but v1 knows only `v1alpha`"
            safe = str(version).strip().casefold() in _SLIPS
            mend = Mend("write `v1alpha`", (Replace(at, "v1alpha"),), safe)
            yield Finding(at, message, _HELP, mend=mend)
