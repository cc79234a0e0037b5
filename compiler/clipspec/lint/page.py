"""A rule's manual page, read from the docstring of its module."""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import dataclass

_SECTION = re.compile(r"^(Why|Fix|Bad|Good|Source|Since):[ ]?", re.MULTILINE)
_FILE = re.compile(r"^== (\S+) ==\n", re.MULTILINE)
_COMMAND = "$ clipspec "


@dataclass(frozen=True, slots=True)
class Example:
    """An example on a page: a command and the files it sees. The tests run every one.

    A block that starts with `$ clipspec …` names its command, otherwise the file is linted.
    `== name ==` starts a file; a block without that line is one file. A Python bytes literal
    stands for a file that is no text.
    """

    text: str

    @property
    def arguments(self) -> list[str]:
        """The command line after `clipspec`."""
        if self.text.startswith(_COMMAND):
            return self.text.partition("\n")[0].removeprefix(_COMMAND).split()
        return ["lint", *self.files]

    @property
    def files(self) -> dict[str, bytes]:
        """Content by file name."""
        text = self.text.partition("\n")[2] if self.text.startswith(_COMMAND) else self.text
        if not text.startswith("== "):
            name = "example.json" if text.startswith("{") else "example.yaml"
            return {name: _content(text)}
        parts = _FILE.split(text)[1:]
        return {name: _content(part) for name, part in zip(parts[::2], parts[1::2], strict=True)}


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule finds (`what`), why that matters, how to mend it, and an example of each kind."""

    what: str
    why: str
    fix: str
    bad: Example
    good: Example
    since: str
    source: str


def read_page(docstring: str) -> Page:
    """Split a docstring into its sections. Raises `KeyError` where one is missing."""
    what, *rest = _SECTION.split(docstring)
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    return Page(
        what=_prose(what),
        why=_prose(sections["Why"]),
        fix=_prose(sections["Fix"]),
        bad=_example(sections["Bad"]),
        good=_example(sections["Good"]),
        since=_prose(sections["Since"]),
        source=_prose(sections.get("Source", "")),
    )


def _prose(text: str) -> str:
    return " ".join(text.split())


def _example(text: str) -> Example:
    return Example(textwrap.dedent(text.strip("\n")).rstrip() + "\n")


def _content(text: str) -> bytes:
    if text.startswith(("b'", 'b"')):
        literal: bytes = ast.literal_eval(text.strip())
        return literal
    return text.encode()
