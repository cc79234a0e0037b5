"""Fingerprints: a finding's name from one version of a file to the next, whatever moved it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from clipspec import pointer as pointers
from clipspec.diagnostics import Diagnostic

# Lines, indices, ages and counts change without the finding being another one.
_NUMBERS = re.compile(r"\d[\d.,: -]*")


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return a fingerprint of 32 hexadecimal digits for each diagnostic, no two alike.

    It is a hash of the file, the code, the pointer without indices and the message, which shows
    the value, without numbers. So edits above and clips put in before do not change it. Findings
    that are equal in all that are numbered as they come: hand in those of a file in their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for diagnostic in diagnostics:
        identity = _identity(diagnostic)
        seen[identity] += 1
        found.append(_digest(*identity, str(seen[identity])))
    return found


def _identity(diagnostic: Diagnostic) -> tuple[str, ...]:
    message = _NUMBERS.sub("#", diagnostic.message)
    return (diagnostic.file, diagnostic.code, pointers.anywhere(diagnostic.pointer), message)


def _digest(*parts: str) -> str:
    content = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:32]
