"""A file in a v3 body: by https address, by the id of an upload, or embedded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec.dialects.draft import Draft
from clipspec.dialects.reading import Fate
from clipspec.model import Sourced

_TAG = "v3 wants to know how the file is given"
_HTTPS = "v3 takes https addresses only, and would refuse this one: correct it"


def check_address(draft: Draft, source: Sourced[str] | None) -> None:
    """Remark on an address that v3 does not take. It is written as it stands: only a user knows
    whether the host has https.
    """
    if source and not source.value.startswith("https://"):
        draft.remark(source, Fate.NEEDS_INPUT, _HTTPS)


def write_file(
    draft: Draft,
    at: str,
    url: Sourced[str] | None,
    asset: Sourced[str] | None,
    embedded: Sourced[Mapping[str, Any]] | None,
) -> None:
    """Write a file, if there is one."""
    check_address(draft, url)
    if url or asset or embedded:
        kind = "url" if url else "asset_id" if asset else "base64"
        draft.add(f"{at}/type", kind, _TAG)
    if url:
        draft.put(f"{at}/url", url)
    if asset:
        draft.put(f"{at}/asset_id", asset)
    if embedded:
        draft.put_members(at, embedded)
