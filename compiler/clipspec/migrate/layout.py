"""How a new body is laid out in a file of its own."""

from __future__ import annotations

import json
from typing import Any


def encode(body: Any) -> bytes:
    """Return JSON data as the bytes of a file of its own, with a newline at its end."""
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode()
