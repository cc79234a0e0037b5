"""What a migration does to the value of a template, told from what it did to some of its values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from clipspec.dialects.field import is_number
from clipspec.expand.expression import Expression, expression_of, literal
from clipspec.expand.omission import OMIT
from clipspec.marks import is_template
from clipspec.migrate.specs.rendering import UnsaidError
from clipspec.migrate.specs.templates import Part, Variable

Table = tuple[tuple[Any, Any], ...]
"""Pairs of a value and of what became of it."""


class Rule(Protocol):
    """What becomes of any value."""

    def made(self, value: Any) -> Any:
        """Return what becomes of a value. Raises `UnsaidError` where it is none of a table."""

    def written(self, variable: Variable) -> Any:
        """Return what is written to do that: a template or a constant.

        Raises `UnsaidError` where the template has a form that cannot be rewritten.
        """

    def source(self, expression: Expression) -> str:
        """Return the expression that does that to another one. Raises `UnsaidError` for none."""


class Moved(NamedTuple):
    """The value itself: the template moves as it is, byte for byte."""

    def made(self, value: Any) -> Any:
        """Return the value."""
        return value

    def written(self, variable: Variable) -> Any:
        """Return the text of the template."""
        return variable.leaf.text

    def source(self, expression: Expression) -> str:
        """Return the expression itself."""
        return expression.source


class Turned(NamedTuple):
    """The number of the other sign; 0 stays 0."""

    def made(self, value: Any) -> Any:
        """Return the number."""
        if not isinstance(value, (int, float)):
            raise UnsaidError
        return 0 - value

    def written(self, variable: Variable) -> Any:
        """Return the template of the difference."""
        return _closed(self, variable)

    def source(self, expression: Expression) -> str:
        """Return the source of the difference."""
        return expression.turned()


class Constant(NamedTuple):
    """The same, whatever the value is."""

    value: Any

    def made(self, value: Any) -> Any:
        """Return the constant."""
        return self.value

    def written(self, variable: Variable) -> Any:
        """Return the constant, if it means itself in a spec."""
        if is_template(self.value):
            raise UnsaidError
        return self.value

    def source(self, expression: Expression) -> str:
        """Return the constant. Raises `UnsaidError` for an object and a list, which have none."""
        if isinstance(self.value, (dict, list)):
            raise UnsaidError
        return literal(self.value)


class LookedUp(NamedTuple):
    """What a table has; a value that is not in it makes the template fail.

    `sure`: the table has all values that there are.
    """

    table: Table
    sure: bool

    def made(self, value: Any) -> Any:
        """Return what the table has."""
        for known, found in self.table:
            if known == value:
                return found
        raise UnsaidError

    def written(self, variable: Variable) -> Any:
        """Return the template of a choice or of a table."""
        return _closed(self, variable)

    def source(self, expression: Expression) -> str:
        """Return the source of a choice or of a table."""
        absent = [value for value, found in self.table if found is OMIT]
        there = tuple((value, found) for value, found in self.table if found is not OMIT)
        if not absent:
            return self._chosen(expression, there)
        return expression.unless(absent, self._chosen(expression, there))

    def _chosen(self, expression: Expression, table: Table) -> str:
        """Return the source of what a table without `OMIT` has."""
        if len(table) < len(self.table) and all(same(value, found) for value, found in table):
            return expression.source
        if self.sure and all(same(found, table[0][1]) for _, found in table):
            return literal(table[0][1])
        if self.sure and len(table) == 2:
            return expression.either(table)
        return expression.looked_up(table)


class Followed(NamedTuple):
    """What a rule makes of a part of the variable."""

    part: Part
    rule: Rule

    def made(self, value: Any) -> Any:
        """Return what the rule makes of the part."""
        return self.rule.made(self.part.made(value))

    def written(self, variable: Variable) -> Any:
        """Return what the rule writes for the part's own template."""
        return self.rule.written(variable._replace(leaf=self.part.leaf))

    def source(self, expression: Expression) -> str:
        """Raise `UnsaidError`: the part has an expression of its own."""
        raise UnsaidError


class OrElse(NamedTuple):
    """What a rule makes of a value, and something else where the template leaves out its member."""

    rule: Rule
    absent: Any

    def made(self, value: Any) -> Any:
        """Return what the rule makes of the value."""
        return self.absent if value is OMIT else self.rule.made(value)

    def written(self, variable: Variable) -> Any:
        """Return the template of the choice."""
        return _closed(self, variable)

    def source(self, expression: Expression) -> str:
        """Return the source of the choice."""
        return expression.or_else(self.rule.source, self.absent)


def or_else(rule: Rule, absent: Any) -> Rule:
    """Return the rule that does the same, and gives something where a member is left out."""
    if isinstance(rule, Moved) and absent is OMIT:
        return rule
    if isinstance(rule, Constant) and same(rule.value, absent):
        return rule
    return OrElse(rule, absent)


def rule_for(table: Table, few: bool, every: frozenset[str] | None) -> Rule | None:
    """Return the rule that a table follows, None where there is none.

    `few`: the table has all values that are possible; `every`: those that are, as JSON, if nothing
    but the schema of a param decides that.
    """
    if all(same(value, found) for value, found in table):
        return Moved()
    if all(is_number(value) and same(0 - value, found) for value, found in table):
        return Turned()
    if all(same(table[0][1], found) for _, found in table):
        return Constant(table[0][1])
    if not few:
        return None
    return LookedUp(table, every is not None and every <= {json.dumps(v) for v, _ in table})


def _closed(rule: Rule, variable: Variable) -> str:
    """Return the template of what a rule makes of the expression of a variable."""
    expression = expression_of(variable.leaf)
    if expression is None:
        raise UnsaidError
    return expression.closed(rule.source(expression))


def same(value: Any, other: Any) -> bool:
    """Say whether two leaves are the same JSON: 1, 1.0 and true are not, nor are 0.0 and -0.0."""
    if value is other:
        return True
    return type(value) is type(other) and value == other and repr(value) == repr(other)


Rules = Mapping[str, Rule]
"""Rules by the pointer of what is written."""
