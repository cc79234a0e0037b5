"""A headless Chromium, spoken to over two pipes: what a page does, without a library for it.

The protocol is that of Chromium's own developer tools: JSON objects, each ended by NUL.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PATIENCE = 120.0  # seconds, for a machine with other things to do


def found() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One page in one browser, for `with`.

    `requests` are the addresses that it asked for, `complaints` what its console said and what its
    policy refused.
    """

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._events: list[dict[str, Any]] = []
        self._last = 0
        self._rest = b""
        self._session = ""

    def __enter__(self) -> Browser:
        program = found()
        assert program, "the caller looks first"
        self._profile = tempfile.mkdtemp()
        (theirs, self._out), (self._in, answers) = os.pipe(), os.pipe()
        # The browser reads its orders from 3 and answers on 4, whatever else has these numbers.
        order = f'exec 3<&{theirs} 4>&{answers}; exec "$@"'
        arguments = [
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-extensions", "--disable-background-networking", "--disable-sync",
            "--disable-component-update", f"--user-data-dir={self._profile}",
            "--remote-debugging-pipe", "about:blank",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", order, "browser", *arguments],
            pass_fds=(theirs, answers),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(answers)
        target = self._tell("Target.createTarget", url="about:blank")["targetId"]
        attached = self._tell("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log", "Accessibility"):
            self._tell(f"{domain}.enable")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session = ""
        with suppress(Exception):
            self._tell("Browser.close")
        for descriptor in (self._out, self._in):
            os.close(descriptor)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._profile, ignore_errors=True)

    def open(self, path: Path, width: int, height: int = 900, scripts: bool = True) -> None:
        """Open a file in a window of that many pixels, and wait until it stands still."""
        self.requests.clear()
        self.complaints.clear()
        self._tell(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip
        self._tell("Emulation.setScriptExecutionDisabled", value=not scripts)
        self._events.clear()
        self._tell("Page.navigate", url=path.as_uri())
        self._await("Page.loadEventFired")
        if scripts:
            self.run("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")

    def media(self, kind: str = "", **features: str) -> None:
        """Ask for a medium such as `print`, and for features such as a dark scheme."""
        named = [
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()
        ]
        self._tell("Emulation.setEmulatedMedia", media=kind, features=named)

    def run(self, script: str) -> Any:
        """Return what an expression comes to in the page, as JSON data."""
        done = self._tell(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def roles(self) -> list[str]:
        """Return the roles that a screen reader is told of, in the order of the page."""
        nodes = self._tell("Accessibility.getFullAXTree")["nodes"]
        return [n["role"]["value"] for n in nodes if not n["ignored"] and "role" in n]

    def screenshot(self, path: Path, whole: bool = True) -> None:
        """Write a picture of the page, or of the part in the window, as PNG."""
        shot = self._tell("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def _tell(self, method: str, **params: Any) -> dict[str, Any]:
        """Give an order and return the answer."""
        self._last += 1
        order: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if self._session:
            order["sessionId"] = self._session
        os.write(self._out, json.dumps(order).encode() + b"\0")
        while True:
            message = self._hear()
            if message.get("id") == self._last:
                assert "error" not in message, (method, message["error"])
                result: dict[str, Any] = message["result"]
                return result

    def _await(self, method: str) -> None:
        while not any(event["method"] == method for event in self._events):
            self._hear()

    def _hear(self) -> dict[str, Any]:
        """Return the next message, and note what it says of requests and complaints."""
        end = time.monotonic() + _PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], max(0.0, end - time.monotonic()))
            assert ready, "the browser says nothing"
            more = os.read(self._in, 1 << 20)
            assert more, "the browser has gone"
            self._rest += more
        raw, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(raw)
        if "method" in message:
            self._note(message)
        return message

    def _note(self, event: dict[str, Any]) -> None:
        self._events.append(event)
        params = event["params"]
        if event["method"] == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif event["method"] in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
            self.complaints.append(json.dumps(params)[:500])
        elif event["method"] == "Log.entryAdded":
            self.complaints.append(params["entry"]["text"])
