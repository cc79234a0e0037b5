r"""Source code calls the API in a version that was announced to end, or at its old host.

Why: HeyGen announced that v1 and v2 are supported until 2026-10-31. A body in the new version is
of no use to code that sends it to the old address.

Fix: Call what v3 has in its place. Its answers have other names, and so have the bodies it takes:
`clipspec migrate` changes those.

Bad:
    $ clipspec readiness --format github
    == make.py ==
    import requests

    requests.post("https://api.heygen.com/v2/video/generate", json=body, headers=headers)

Good:
    $ clipspec readiness --format github
    == make.py ==
    import requests

    requests.post("https://api.heygen.com/v3/videos", json=body, headers=headers)

Source: docs.heygen.com/docs/quick-start; developers.heygen.com/endpoint-version-comparison.
Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS911", Severity.WARNING, "readiness")
