"""A file in a v3 body: by https address, by the id of an upload, or embedded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec.dialects.draft import Draft
from clipspec.dialects.reading import Fate
from clipspec.model import Sourced

_TAG = "v3 wants to know how the file is given"
_HTTPS = "v3 takes https addresses only: correct it, or accept its loss"


def https(draft: Draft, source: Sourced[str] | None) -> Sourced[str] | None:
    """Return an address if v3 takes it; of another one it is remarked that v3 does not."""
    if source is None or source.value.lower().startswith("https://"):
        return source
    draft.remark(source, Fate.NEEDS_INPUT, _HTTPS)
    return None


def write_file(
    draft: Draft,
    at: str,
    url: Sourced[str] | None,
    asset: Sourced[str] | None,
    embedded: Sourced[Mapping[str, Any]] | None,
) -> bool:
    """Write a file, and say whether there was one."""
    url = https(draft, url)
    if url or asset or embedded:
        kind = "url" if url else "asset_id" if asset else "base64"
        draft.add(f"{at}/type", kind, _TAG)
    if url:
        draft.put(f"{at}/url", url)
    if asset:
        draft.put(f"{at}/asset_id", asset)
    if embedded:
        draft.put_members(at, embedded)
    return bool(url or asset or embedded)
