"""Specs that Hypothesis makes of bodies: leaves become templates, items get directives.

With each spec come rows that fit its params; the first row gives the body back, as a rule.
"""

from __future__ import annotations

import copy
from typing import Any, NamedTuple

import strategies
from hypothesis import assume
from hypothesis import strategies as st

MARKS = ("{{", "{%", "{#")
ROWS = 3

_ALIKE: dict[str, strategies.Json] = {
    "background": strategies.colors | strategies.images | strategies.videos,
    "url": strategies.images | strategies.videos,
    "value": strategies.colors,
    "circle_background_color": strategies.colors,
    "ratio": st.sampled_from(["16:9", "9:16"]),
    "avatar_style": st.sampled_from(["normal", "circle"]),
    "talking_photo_style": st.sampled_from(["normal", "circle"]),
    "width": st.sampled_from([1280, 720, 1920]),
    "height": st.sampled_from([1280, 720, 1920]),
    "scale": st.sampled_from([0.5, 1, 1.5, 2, 3.5, 7]),
}

_HARD = st.sampled_from(["", "a.png?", "x/y", "b.mp4#", "a1b2c3"])
"""Parts of an address that make another one of it."""


class Made(NamedTuple):
    """A spec and rows for it."""

    spec: dict[str, Any]
    rows: list[dict[str, Any]]


def holds_template(value: Any) -> bool:
    """Say whether some text in JSON data would be read as a template."""
    if isinstance(value, dict):
        return any(holds_template(member) for member in value.values())
    if isinstance(value, list):
        return any(map(holds_template, value))
    return isinstance(value, str) and any(mark in value for mark in MARKS)


class _Templates:
    """Draws templates for the leaves of one body, and notes the params and vars that they read."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.params: dict[str, Any] = {}
        self.vars: dict[str, Any] = {}
        self.rows: list[dict[str, Any]] = [{} for _ in range(ROWS)]

    def body(self, value: Any, key: str = "") -> Any:
        """Return a copy in which some leaves are templates."""
        if isinstance(value, dict) and value:
            if key in ("offset", "dimension", "character") and self._chance(8):
                return self._whole(value)
            return {name: self.body(member, name) for name, member in value.items()}
        if isinstance(value, list):
            return [self._item(item) for item in value]
        if not isinstance(value, (str, int, float)) or not self._chance(2):
            return value
        return self._leaf(value, key)

    def _chance(self, of: int) -> bool:
        return self.draw(st.integers(1, of)) == 1

    def _name(self, letter: str) -> str:
        return f"{letter}{len(self.params) + len(self.vars)}"

    def _param(self, schema: Any, values: list[Any]) -> str:
        name = self._name("p")
        self.params[name] = schema
        for row, value in zip(self.rows, values, strict=True):
            row[name] = value
        return name

    def _var(self, value: Any) -> str:
        name = self._name("v")
        self.vars[name] = value
        return name

    def _others(self, value: Any, key: str) -> list[Any]:
        """Draw values that could stand in the place of one, as many as there are more rows."""
        kinds = {bool: strategies.flags, str: strategies.words}
        alike = _ALIKE.get(key, kinds.get(type(value), strategies.numbers))
        return [self.draw(alike) for _ in range(ROWS - 1)]

    def _leaf(self, value: Any, key: str) -> Any:
        ways = ["typed", "enum", "const", "member", "required", "choice", "filter", "omitted"]
        ways += ["text", "pattern", "nullable"] if isinstance(value, str) else []
        ways += ["turned"] if isinstance(value, (int, float)) and type(value) is not bool else []
        return getattr(self, f"_{self.draw(st.sampled_from(ways))}")(value, key)

    def _typed(self, value: Any, key: str) -> str:
        return f"{{{{ {self._param_of(value, key)} }}}}"

    def _param_of(self, value: Any, key: str) -> str:
        kinds = {bool: "boolean", str: "string"}
        values = [value, *self._others(value, key)]
        return self._param({"type": kinds.get(type(value), "number")}, values)

    def _enum(self, value: Any, key: str) -> str:
        values = [value, *self._others(value, key)]
        return f"{{{{ {self._param({'enum': values}, values)} }}}}"

    def _const(self, value: Any, key: str) -> str:
        return f"{{{{ {self._var(value)} }}}}"

    def _member(self, value: Any, key: str) -> str:
        return f"{{{{ {self._var({'of': {'it': value}})}.of.it }}}}"

    def _required(self, value: Any, key: str) -> str:
        kinds = {bool: "boolean", str: "string"}
        inner = {"type": kinds.get(type(value), "number")}
        schema = {"type": "object", "properties": {"it": inner}, "required": ["it"]}
        values = [{"it": each} for each in (value, *self._others(value, key))]
        return f"{{{{ {self._param(schema, values)}.it }}}}"

    def _choice(self, value: Any, key: str) -> str:
        one, other = self._var(value), self._var(self._others(value, key)[0])
        flag = self._param({"type": "boolean"}, [True, False, self.draw(st.booleans())])
        return f"{{{{ {one} if {flag} else {other} }}}}"

    def _filter(self, value: Any, key: str) -> str:
        name = self._param_of(value, key)
        if isinstance(value, bool):
            return f"{{{{ not {name} }}}}"
        return f"{{{{ {name} | {'trim' if isinstance(value, str) else 'abs'} }}}}"

    def _omitted(self, value: Any, key: str) -> Any:
        name = self._param_of(value, key)
        if value and self._chance(3):
            return f"{{{{ {name} or omit }}}}"
        flag = self._param({"type": "boolean"}, [True, self.draw(st.booleans()), False])
        if self._chance(3):
            return f"{{{{ ({name} or omit) if {flag} else omit }}}}" if value else value
        if self._chance(2):
            return f"{{{{ omit if not {flag} else {name} }}}}"
        return f"{{{{ {name} if {flag} else omit }}}}"

    def _turned(self, value: Any, key: str) -> str:
        return f"{{{{ 0 - {self._param_of(value, key)} }}}}"

    def _nullable(self, value: str, key: str) -> str:
        values = [value, self._others(value, key)[0], None]
        return f"{{{{ {self._param({'type': ['string', 'null']}, values)} }}}}"

    def _text(self, value: str, key: str) -> str:
        if len(value) < 2:
            return value
        cuts = sorted(self.draw(st.lists(st.integers(0, len(value)), min_size=2, max_size=2)))
        middle = value[cuts[0] : cuts[1]]
        others = [self.draw(strategies.words | _HARD) for _ in range(ROWS - 1)]
        name = self._param({"type": "string"}, [middle, *others])
        return f"{value[: cuts[0]]}{{{{ {name} }}}}{value[cuts[1] :]}"

    def _pattern(self, value: str, key: str) -> str:
        if not value.startswith("#"):
            return f"{{{{ {self._param_of(value, key)} }}}}"
        values = [value, *(self.draw(strategies.colors) for _ in range(ROWS - 1))]
        return f"{{{{ {self._param({'type': 'string', 'pattern': '^#'}, values)} }}}}"

    def _whole(self, value: dict[str, Any]) -> str:
        plain = all(isinstance(each, (str, int, float)) for each in value.values())
        if self._chance(2) or not plain:
            return f"{{{{ {self._var(value)} }}}}"
        types = {str: "string", bool: "boolean"}
        inner = {name: {"type": types.get(type(v), "number")} for name, v in value.items()}
        schema = {
            "type": "object",
            "properties": inner,
            "required": list(value),
            "additionalProperties": False,
        }
        return f"{{{{ {self._param(schema, [value] * ROWS)} }}}}"

    def _item(self, item: Any) -> Any:
        found = self.body(item)
        if not isinstance(item, dict) or not item or self._chance(2):
            return found
        way = self.draw(st.sampled_from(["when", "bare", "loop", "listed", "block"]))
        if way == "block":
            inner = self._condition(self._looped(copy.deepcopy(found)))
            return self._condition({"block": [found, inner]})
        if way in ("loop", "listed"):
            return self._looped(found, listed=way == "listed")
        return self._condition(found, bare=way == "bare")

    def _condition(self, item: dict[str, Any], bare: bool = False) -> dict[str, Any]:
        values = [True, self.draw(st.booleans()), self.draw(st.booleans())]
        name = self._param({"type": "boolean"}, values)
        return {"when": name if bare else f"{{{{ {name} }}}}", **item}

    def _looped(self, item: dict[str, Any], listed: bool = False) -> dict[str, Any]:
        step = f"step{len(self.params) + len(self.vars)}"
        texts = st.lists(strategies.words.filter(lambda text: not holds_template(text)), max_size=3)
        if listed:
            over: Any = self.draw(texts) or ["one"]
        else:
            schema = {"type": "array", "items": {"type": "string"}}
            name = self._param(schema, [["one"], *(self.draw(texts) for _ in range(ROWS - 1))])
            over = f"{{{{ {name} }}}}"
        said = _with_text(
            item, f"{{{{ {step} }}}}" if self._chance(2) else f"{step} {{{{ {step} }}}}"
        )
        return {"loop": over, "loop_var": step, **said}


def _with_text(item: Any, text: str) -> Any:
    """Return a copy of an item that says another text."""
    if not isinstance(item, dict):
        return item
    return {
        key: text if key in ("input_text", "script") else _with_text(member, text)
        for key, member in item.items()
    }


@st.composite
def specs(draw: st.DrawFn, bodies: strategies.Json) -> Made:
    """Specs made of bodies."""
    body = draw(bodies.filter(lambda each: not holds_template(each)))
    templates = _Templates(draw)
    video = templates.body(body)
    spec = {"clipspec": 1, "params": templates.params, "vars": templates.vars, "video": video}
    assume(not holds_template(templates.vars))
    return Made(spec, templates.rows)
