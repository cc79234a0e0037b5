"""Answers to what a migration asks, as a file: a person fills in what `questions` wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec import validate
from clipspec.diagnostics import Finding
from clipspec.migrate.asking import Question, asked
from clipspec.migrate.consent import Consent
from clipspec.migrate.ledger import Entry
from clipspec.migrate.migration import Migration
from clipspec.source.spelling import scalar
from clipspec.validate.words import shown

SCHEMA = "clipspec/answers/1"
_KIND = "answers"
_ACCEPT = "accept"
_HEAD = """\
# What `clipspec migrate --to {to}` asks. Give each question an `answer`, one of its choices, and
# run it again with --answers and the name of this file. `accept` accepts the loss; `{{value: …}}`
# goes on as if that stood there.
"""


class Answers(NamedTuple):
    """What a user answers to the questions about one file.

    `accepted`: the pointers of losses. `values`: what to take in the place of what stands there.
    `choices`: as `policy_of` takes them. `places`: where each answer stands in its own file.
    """

    accepted: tuple[str, ...] = ()
    values: Mapping[str, Any] = {}
    choices: Mapping[str, Any] = {}
    places: Mapping[str, str] = {}


def read_answers(data: Any) -> dict[str, Answers] | Finding:
    """Return the answers by file, or a finding for the first thing that cannot be meant."""
    if not validate.is_valid(_KIND, data):
        return next(validate.explain(_KIND, data))
    found: dict[str, Answers] = {}
    for number, entry in enumerate(data["files"]):
        here = f"/files/{number}"
        if entry["file"] in found:
            return Finding(f"{here}/file", "this file has been spoken of before")
        again = _repeated(question["pointer"] for question in entry["questions"])
        if again is not None:
            return Finding(
                f"{here}/questions/{again}/pointer", "this was asked before in this file"
            )
        found[entry["file"]] = _answers(entry["questions"], f"{here}/questions")
    return found


def _repeated(pointers: Iterable[str]) -> int | None:
    """Return the index of the first pointer that stands there a second time."""
    seen: set[str] = set()
    for index, pointer in enumerate(pointers):
        if pointer in seen:
            return index
        seen.add(pointer)
    return None


def _answers(questions: Iterable[Mapping[str, Any]], at: str) -> Answers:
    accepted, values, choices, places = [], {}, {}, {}
    for number, question in enumerate(questions):
        answer, pointer = question.get("answer"), question["pointer"]
        if answer is None:
            continue
        if answer == _ACCEPT:
            accepted.append(pointer)
            places[pointer] = f"{at}/{number}"
            continue
        choices.update({name: each for name, each in answer.items() if name != "value"})
        if "value" in answer:
            values[pointer] = answer["value"]
            places[pointer] = f"{at}/{number}"
    return Answers(tuple(accepted), values, choices, places)


def stray(answers: Answers, data: Any, waiting: Iterable[Entry]) -> Finding | None:
    """Return what is said of a value that is not there, or of a loss that nobody asks about."""
    asked = [entry.source for entry in waiting]
    for pointer, place in answers.places.items():
        if pointer in answers.values:
            try:
                pointers.get(data, pointer)
            except KeyError:
                return Finding(f"{place}/pointer", "no value stands there any more")
            if _inside(pointer, answers.values):
                return Finding(f"{place}/pointer", "another answer replaces what this stands in")
        elif not any(pointers.matches(each, pointer) for each in asked):
            message = "nothing there waits for an answer any more"
            return Finding(f"{place}/answer", message, "remove the question")
    return None


def _inside(pointer: str, others: Iterable[str]) -> bool:
    return any(pointers.within(pointer, other) for other in others if other != pointer)


def questions(migrations: Iterable[tuple[Migration, Any, Consent]], to: str) -> str:
    """Return every open question as YAML to fill in.

    With each migration come its file's data and the consent that was given already.
    """
    lines = [f"schema: {SCHEMA}", f"to: {to}", "files:"]
    for migration, data, consent in migrations:
        open_ones = list(asked(migration.ledger.leaves, consent))
        if open_ones:
            lines += [f"  - file: {_spelled(migration.file)}", "    questions:"]
            lines += [line for question in open_ones for line in _question(question, data)]
    if lines[-1] == "files:":
        lines[-1] += " []"
    return _HEAD.format(to=to) + "\n".join(lines) + "\n"


def _question(question: Question, data: Any) -> Iterator[str]:
    choices = [_ACCEPT, "{value: …}"]
    entry = question.first
    if entry.answer:
        name, _, value = entry.answer.removeprefix("--").partition(" ")
        choices.insert(0, f"{{{name}: {value or 'true'}}}")
    listed = ", ".join(map(_spelled, choices))
    yield f"      - pointer: {_spelled(question.at)}"
    yield f"        line: {entry.line}"
    yield f"        fate: {entry.fate.value}"
    yield f"        value: {_spelled(shown(pointers.get(data, question.at)))}"
    yield f"        why: {_spelled(entry.note)}"
    yield f"        choices: [{listed}]"
    yield "        answer:"


def _spelled(text: str) -> str:
    """Return a text in YAML; the file is for a person to write in, so plain where it can be."""
    return scalar(text, "", flow=True)
