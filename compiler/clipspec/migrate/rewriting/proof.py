"""The proof of a rewritten text: read again, it must say the new body and all else as before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from clipspec import pointer as pointers
from clipspec.migrate.rewriting.lineage import same
from clipspec.source import Document, parse
from clipspec.source.comments import Comment, comments


class Proof:
    """Holds new texts of a document against what they must say."""

    def __init__(self, document: Document, at: str, body: Any, old: Iterable[Comment]) -> None:
        self.document = document
        self.data = _with(document.data, pointers.split(at), body)
        self.problems = Counter(problem.rule for problem in document.problems)
        self.comments = Counter(comment.text for comment in old)

    def fault(self, content: str, lost: Iterable[str]) -> str:
        """Return what is wrong with a text that has lost these comments, "" where nothing is."""
        mark = "\ufeff" if self.document.text.bom else ""
        after = parse(mark + content, self.document.file)
        allowed = self.problems.copy()
        for problem in after.problems:
            allowed[problem.rule] -= 1
            if allowed[problem.rule] < 0:
                return problem.message
        if not same(after.data, self.data):
            return "its text would not say the new body"
        kept = Counter(comment.text for comment in comments(after))
        told = kept + Counter(lost)
        if missing := self.comments - told:
            return f"there is no place for the comment {min(missing)}"
        return "a comment would be repeated" if told - self.comments else ""


def _with(data: Any, tokens: list[str], body: Any) -> Any:
    """Return data with another body at a place; what does not change is shared."""
    if not tokens:
        return body
    name, *rest = tokens
    if isinstance(data, list):
        return [_with(v, rest, body) if str(i) == name else v for i, v in enumerate(data)]
    return {k: _with(v, rest, body) if k == name else v for k, v in data.items()}
