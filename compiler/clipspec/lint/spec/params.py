"""What is wrong with the params and vars of a spec, apart from its templates and its body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec import validate
from clipspec.diagnostics import Finding, Note
from clipspec.expand import Program, Spec
from clipspec.expand.values import defaults

_UNTYPED = {"title", "description", "default", "env", "examples", "deprecated", "$comment"}


def broken(spec: Spec) -> Iterator[Finding]:
    """Find params whose schema is none, or that may have a default which it refuses."""
    for name, schema in spec.params.items():
        at = pointers.join("/params", name)
        faults = validate.check_schema(name, schema)
        for fault in faults:
            key = fault.key or fault.pointer == ""
            yield fault._replace(pointer=at + fault.pointer, key=key, rule="invalid-param-schema")
        if not faults and isinstance(schema, dict) and "default" in schema:
            said = validate.check_value(name, schema, schema["default"])
            if said is not None:
                message = f"the default is refused by its own param: {said.message}"
                yield Finding(pointers.join(at, "default"), message, rule="refused-default")


def careless(spec: Spec, program: Program) -> Iterator[Finding]:
    """Find params and vars that do nothing, or less than they could."""
    yield from _hidden(spec)
    yield from _unused(spec, program)
    yield from _untyped(spec.params)
    yield from _without_examples(spec)


def _hidden(spec: Spec) -> Iterator[Finding]:
    for name in spec.vars:
        if name in spec.params:
            at = pointers.join("/params", name)
            message = f"the var `{name}` stands in for the param `{name}`, which nothing can read"
            note = Note(at, f"the param `{name}` is declared here")
            help_ = "give one of them another name"
            where = pointers.join("/vars", name)
            yield Finding(where, message, help_, key=True, related=(note,), rule="hidden-param")


def _unused(spec: Spec, program: Program) -> Iterator[Finding]:
    if any(leaf.open for leaf in program.leaves):
        return  # a file that nobody looked into may read any of them
    used = {name for leaf in program.leaves for name in leaf.names}
    for kind, declared in (("param", spec.params), ("var", spec.vars)):
        for name in declared:
            if name not in used and not (kind == "param" and name in spec.vars):
                at = pointers.join(f"/{kind}s", name)
                message = f"nothing uses the {kind} `{name}`"
                yield Finding(at, message, "remove it", key=True, rule=f"unused-{kind}")


def _untyped(params: Mapping[str, Any]) -> Iterator[Finding]:
    for name, schema in params.items():
        if schema is True or (isinstance(schema, dict) and set(schema) <= _UNTYPED):
            message = f"the param `{name}` takes anything: a cell of a CSV file will be text"
            help_ = "write `type: string`, or whatever it is: lint then knows what comes"
            at = pointers.join("/params", name)
            yield Finding(at, message, help_, key=True, rule="untyped-param")


def _without_examples(spec: Spec) -> Iterator[Finding]:
    own = defaults(spec)
    required = [name for name in spec.params if name not in own]
    if required and spec.data is None and not spec.document.data.get("examples"):
        message = "no `examples`: lint cannot look at any finished body"
        help_ = f"add rows such as `- {{{required[0]}: …}}`: lint expands and judges each"
        yield Finding("/params", message, help_, key=True, rule="no-examples")
