"""For people in a browser: one page that needs no network, no server and no script.

It is made of the JSON report alone. The script only searches, filters and sorts what is there, so
no data is embedded for it. A policy in the page lets nothing run, load or be sent but its own style
sheet and script, which are known by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from clipspec import resources
from clipspec.expand.page import render_page
from clipspec.readiness.data import as_data
from clipspec.readiness.formats._view import view
from clipspec.readiness.readiness import Readiness
from clipspec.report._terminal import inert


def render(readiness: Readiness, color: bool) -> str:
    """Render a report as a page. It has colours of its own, for light and for dark."""
    del color
    return page(as_data(readiness))


def page(report: dict[str, Any]) -> str:
    """Return the page of a report that is given as JSON data, `clipspec/readiness-report/1`."""
    template, style, script = (_part(name) for name in ("page.html.j2", "page.css", "page.js"))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    values = {"policy": policy, "style": style, "script": script, **view(report)}
    return render_page(template, values, inert)


def _part(name: str) -> str:
    return (resources.folder("templates") / "report" / name).read_text("utf-8")


def _hash(text: str) -> str:
    """Return the hash by which a policy knows a style sheet or a script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
