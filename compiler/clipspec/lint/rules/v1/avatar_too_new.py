r"""The name of the avatar ends in a day on which v1 no longer took new avatars.

Why: Avatars that were made after 2024-03-21 do not work in v1. Many names end in the day on which
the avatar was made.

Fix: Take an older avatar, or send the body to a newer version of the API.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Marcus_expressive_2024120201
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Anna_public_3_20240108
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule


@rule("CS405", Severity.WARNING, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find avatars whose name has a later day in it than v1 takes."""
    newest = resources.facts("heygen/dates")["newest_avatar"]["v1"]["date"]
    for at, avatar in body.role("avatar"):
        end = avatar[-8:]
        if not end.isdigit() or end <= newest.replace("-", ""):
            continue  # at a glance: no day, or one that is early enough
        found = re.search(resources.facts("heygen/ids")["dated"]["pattern"], avatar)
        day = "-".join(found.groups()) if found else ""
        if found and day > newest:
            message = f"an avatar of {day}, and v1 takes none made after {newest}"
            help_ = "take an older avatar, or a newer version of the API"
            yield Finding(at, message, help_, within=found.span())
