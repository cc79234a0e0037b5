"""The templates in the body of a spec: what is known of each, and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Note
from clipspec.expand import Program
from clipspec.expand.leaf import Leaf
from clipspec.expand.origins import written
from clipspec.lint.spec.examples import Tried
from clipspec.lint.spec.filling import Filling, relocated
from clipspec.lint.spec.judges import Judge, Judges
from clipspec.lint.spec.typed import promised, typed
from clipspec.lint.spec.witnesses import described, types
from clipspec.mends import Remove, Rename
from clipspec.prose import listed, plural

_VIDEO = "/video"


class Leaves:
    """The templated leaves of a body. `constants` are the values of those that read no param.

    `unusable` are the params whose schema says nothing.
    """

    def __init__(
        self, program: Program, constants: Mapping[str, Any], unusable: Iterable[str]
    ) -> None:
        self.spec = program.spec
        self.by_pointer = {
            leaf.pointer: leaf
            for leaf in program.leaves
            if pointers.within(leaf.pointer, _VIDEO) and not leaf.directs
        }
        self._program = program
        self._filling: Filling | None = None
        self._constants = constants
        pending = [leaf for at, leaf in self.by_pointer.items() if at not in constants]
        self._typed = {each.at: each for each in typed(self.spec, pending, unusable)}

    @property
    def open(self) -> bool:
        """Whether one includes a file that nobody has looked into."""
        return any(leaf.open for leaf in self.by_pointer.values())

    def lifting(self, judges: Judges) -> Judges:
        """Return judges that find fault with templates, not with what is inside their values."""

        def lifted(judge: Judge) -> Judge:
            return lambda body: [self._at_leaf(self._home(f, body)) for f in judge(body)]

        refused, templated = lifted(judges.refused), lifted(judges.templated)
        return judges._replace(
            refused=refused, templated=templated, finished=lifted(judges.finished)
        )

    def _home(self, finding: Finding, body: Any) -> Finding:
        """Return a finding on a body at the place in the spec that its part was written at."""
        filling = self._filling
        if filling is not None and filling.body is body:
            origins = filling.origins
        else:
            origins = self._program.origins
        if not origins:
            return finding

        def place(at: str) -> str:
            return written(self.spec.video, body, at.removeprefix(_VIDEO), origins).pointer

        return relocated(finding, place)

    def findings(self, judges: Judges) -> Iterator[Finding]:
        """Yield what holds for every row: by literals and constants, and by schemas of params."""
        yield from judges.templated(self._fill({}))
        yield from promised(self._typed.values(), self._fill, judges)

    def unchecked(self, tried: Iterable[Tried]) -> Iterator[tuple[str, str]]:
        """Yield what is known only when compiled, with the reason and what was done about it."""
        rows = [plural(t.rows, t.noun) for t in tried if t.rows]
        with_rows = f"; checked with {' and '.join(rows)}" if rows else ""
        for at, leaf in self.by_pointer.items():
            known = self._typed.get(at)
            if at not in self._constants and not (known and known.complete):
                yield at, f"known only when compiled: {self._about(leaf)}{with_rows}"

    def _fill(self, values: Mapping[str, Any]) -> Any:
        self._filling = Filling(self.spec.video, _VIDEO, {**self._constants, **values})
        return self._filling.body

    def _about(self, leaf: Leaf) -> str:
        known = self._typed.get(leaf.pointer)
        if known is not None and known.param:
            checked = "; its type was checked" if types(known.schema) else ""
            return f"`{known.param}`, {described(known.schema)}{checked}"
        names = [n for n in (*self.spec.params, *self.spec.vars) if n in leaf.names]
        what = "a text" if leaf.whole is None else "an expression"
        of = f" of {listed(names, 'and')}" if names else ""
        return f"{what}{of}{'; its type was checked' if known else ''}"

    def _at_leaf(self, finding: Finding) -> Finding:
        """Move a finding on the value of a template to the template.

        Places within the value are no places in the file, and no mend of the value is one of it.
        """
        leaf = self._leaf_of(finding.pointer)
        if leaf is None:
            return self._mendable(finding)
        vars_ = [name for name in self.spec.vars if name in leaf.names]
        notes = [Note(pointers.join("/vars", n), f"`{n}` is defined here") for n in vars_]
        deeper = finding.pointer != leaf.pointer
        return self._mendable(finding)._replace(
            pointer=leaf.pointer,
            key=finding.key and not deeper,
            within=None,
            missing=(),
            related=(*finding.related, *notes),
        )

    def _mendable(self, finding: Finding) -> Finding:
        """Return a finding, without its mend if that would change the value of a template."""
        for change in finding.mend.changes if finding.mend else ():
            leaf = self._leaf_of(change.at)
            whole = isinstance(change, (Remove, Rename)) and leaf and leaf.pointer == change.at
            if leaf is not None and not whole:
                return finding._replace(mend=None)
        return finding

    def _leaf_of(self, pointer: str) -> Leaf | None:
        while pointer and pointer not in self.by_pointer:
            pointer = pointers.parent(pointer)
        return self.by_pointer.get(pointer)
