"""YAML into data and nodes: YAML 1.2 core, in bounded time, every trap at its place.

The events come from ruamel.yaml's C parser; what they mean is decided here. Its composer is not
used because it recurses, loses the place of aliases, and resolves scalars as YAML 1.1.
"""

from __future__ import annotations

import re
from typing import Any

import _ruamel_yaml as parser
from ruamel.yaml.error import YAMLError

from clipspec.source import faults, masks, scalars
from clipspec.source.composer import Composer, Fatal
from clipspec.source.node import Node
from clipspec.source.text import Problem, Text

_UNPRINTABLE = r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def compose(text: Text) -> tuple[Any, Node | None, list[Problem]]:
    """Read one YAML document: its data, its syntax tree and what is wrong with it.

    The node is None when the text could not be read to the end; the data is then None too.
    """
    composer = Composer(text.content)
    try:
        composer.run()
    except Fatal as fatal:
        return None, None, [*composer.problems, fatal.problem]
    except (YAMLError, UnicodeEncodeError) as error:
        return None, None, [*composer.problems, _fault(text.content, error)]
    return composer.data, composer.root, composer.problems


def scalar_spans(content: str) -> tuple[list[tuple[int, int]], int]:
    """Return where each scalar of a text stands, keys too, and how far the text could be read.

    A block text begins with its `|` or `>`. What the tree does not keep (the first of two equal
    keys, a member that a merge brings in vain) is here as well.
    """
    events = parser.CParser(masks.masked(content, masks.masks(content)))
    spans: list[tuple[int, int]] = []
    try:
        while (event := events.get_event()) is not None:
            if isinstance(event, parser.ScalarEvent):
                start = scalars.value_start(content, event.start_mark.index)
                spans.append((start, event.end_mark.index))
    except (YAMLError, UnicodeEncodeError):
        return spans, spans[-1][1] if spans else 0
    return spans, len(content)


def _fault(content: str, error: Exception) -> Problem:
    """Word what the parser refused: a character that no YAML file may hold, or its syntax."""
    found = re.search(_UNPRINTABLE, content)
    return faults.control_character(found) if found else faults.syntax(content, error)
