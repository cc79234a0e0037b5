"""Values of params, from wherever they come: each is converted or refused."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from typing import Any

from clipspec.expand.matrix import axes
from clipspec.expand.params import converter, from_text, refusal, unknown
from clipspec.expand.spec import Spec
from clipspec.nearest import nearest
from clipspec.rows import Row
from clipspec.validate import Checker


class Unfit(ValueError):  # noqa: N818 - a value of the user's, not a fault of ours
    """A value that its param does not take. `rule` names the page that explains it.

    `inside` points to what is wrong within the value.
    """

    def __init__(
        self,
        rule: str,
        name: str,
        message: str,
        help: str = "",  # noqa: A002 - as in `Diagnostic`
        inside: str = "",
    ) -> None:
        super().__init__(message)
        self.rule = rule
        self.name = name
        self.message = message
        self.help = help
        self.inside = inside


def defaults(spec: Spec) -> dict[str, Any]:
    """Return the values of the params that have one by themselves.

    A param in the matrix has those of the matrix, here the first.
    """
    stated = {
        name: schema["default"]
        for name, schema in spec.params.items()
        if isinstance(schema, dict) and "default" in schema
    }
    listed = axes(spec.matrix).items()
    return stated | {name: values[0] for name, values in listed if name in spec.params and values}


def bind(spec: Spec, texts: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return param values from texts (converted by schema) and values (taken as they are).

    Raises `Unfit` for the first that its param does not take.
    """
    bound = dict(values)
    for name, text in texts.items():
        bound[name] = _meant(name, spec.params[name], text) if name in spec.params else text
    for name, value in bound.items():
        if name not in spec.params:
            raise stray(spec, name)
        _check(name, spec.params[name], value)
    return bound


def inherited(spec: Spec, environ: Mapping[str, str], given: Container[str] = ()) -> dict[str, Any]:
    """Return the values of params that name a variable of the environment as their `env`.

    Those in `given` have a value already. An empty variable leaves a param at its default. Raises
    `Unfit`, which never tells the value: it may be a secret.
    """
    values: dict[str, Any] = {}
    for name, schema in spec.params.items():
        variable = spec.variable(name)
        text = environ.get(variable) if variable and name not in given else None
        if text is None or (text == "" and "default" in schema):
            continue
        try:
            values[name] = _meant(name, schema, text)
            _check(name, schema, values[name])
        except Unfit:
            message = f"the variable `{variable}` holds what the param `{name}` does not take"
            help_ = "its value is not shown here: it may be a secret"
            raise Unfit("refused-value", name, message, help_) from None
    return values


def _meant(name: str, schema: Any, text: str) -> Any:
    try:
        return from_text(schema, text)
    except ValueError as error:
        raise Unfit("refused-value", name, f"`{name}` {error}") from error


def _check(name: str, schema: Any, value: Any) -> None:
    said = refusal(name, schema, value)
    if said is not None:
        raise Unfit("refused-value", name, said[0], inside=said[1])


def stray(spec: Spec, name: str) -> Unfit:
    """Return what there is to say of a value whose name is no param's."""
    return Unfit("unknown-param", name, *unknown(name, spec.params))


def misnamed(spec: Spec, columns: Collection[str]) -> Unfit | None:
    """Return the first column that is nearly a param without one; data may hold more than that."""
    absent = [param for param in spec.params if param not in columns]
    for name in columns if absent else ():
        meant = nearest(name, absent) if name not in spec.params else None
        if meant is not None:
            message, help_ = f"no param is called `{name}`", f"did you mean `{meant}`?"
            return Unfit("unknown-param", name, message, help_)
    return None


class Binder:
    """Gives the values of rows to the params of a spec, but to those in `fixed`.

    What no param is called is passed over. An empty cell leaves a param at its default.
    """

    def __init__(self, spec: Spec, fixed: Container[str] = ()) -> None:
        self._schemas = {name: each for name, each in spec.params.items() if name not in fixed}
        self._converters = {name: converter(each) for name, each in self._schemas.items()}
        self._optional = self._schemas.keys() & defaults(spec).keys()
        self._checker = Checker(self._schemas)

    def __getstate__(self) -> dict[str, Any]:
        """Leave the converters behind: they are functions, and remember what they were given."""
        return {name: value for name, value in self.__dict__.items() if name != "_converters"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Make the converters anew."""
        self.__dict__.update(state)
        self._converters = {name: converter(each) for name, each in self._schemas.items()}

    def bind(self, row: Row) -> tuple[dict[str, Any], list[Unfit]]:
        """Return the values that a row gives to params, and those that do not fit."""
        given, values, unfit = row.values, dict[str, Any](), list[Unfit]()
        for name, convert in self._converters.items():
            if name in given:
                value = given[name]
                try:
                    if row.typed:
                        values[name] = value
                    elif value or name not in self._optional:
                        values[name] = convert(value)
                except ValueError as error:
                    unfit.append(Unfit("refused-value", name, f"`{name}` {error}"))
        if not self._checker.takes(values):
            unfit += self._refused(values)
        return values, unfit

    def _refused(self, values: dict[str, Any]) -> Iterator[Unfit]:
        """Yield what is wrong with values, one by one, and take these away."""
        for name, value in list(values.items()):
            try:
                _check(name, self._schemas[name], value)
            except Unfit as error:
                del values[name]
                yield error
