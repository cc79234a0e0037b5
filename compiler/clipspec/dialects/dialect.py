"""What a dialect is: the name of one generation of the API, and how its bodies are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from clipspec.dialects.draft import Draft
    from clipspec.dialects.policy import Policy
    from clipspec.dialects.reading import Reading
    from clipspec.model import Video


def _present(value: Any) -> bool:
    return value is not None


def late(package: str, name: str, *arguments: Any) -> Any:
    """Call `read` or `write` of a dialect's package, from its module of that name, loaded now.

    Who does not need it pays nothing for it.
    """
    return getattr(import_module(f"{package}.{name}"), name)(*arguments)


class Clue(NamedTuple):
    """A top-level member that speaks for a dialect.

    `weight`: 1 for a name that several APIs share, 5 for one that only this dialect has.
    `holds`: whether the value found under the name is the kind of value that speaks for it.
    """

    key: str
    weight: int
    holds: Callable[[Any], bool] = _present


Role = Literal[
    "script", "voice", "avatar", "photo", "asset", "folder",
    "audio", "picture", "callback", "color",
]  # fmt: skip
"""What a leaf is for, in the words of no API.

`script`: text to be spoken. `voice`, `avatar`, `photo` (a talking photo), `asset` (an uploaded
file) and `folder` are ids. `audio`, `picture` (an image, a video, or in v1 a colour as well) and
`callback` are addresses.
"""


class Dialect(NamedTuple):
    """One generation of the API.

    `schema`: the name of the body's schema, as `clipspec schema` takes it.
    `endpoint`: the method and path that take the body.
    `strict`: the server refuses unknown fields; where it does not, it ignores them in silence.
    `clues`: the evidence by which a body is recognised, see `dialects.recognition`.
    `roles`: where the leaves of each role stand, as patterns in which `*` is any item of a list.
    `read`: a body into the neutral hub. `write`: the hub into a body.
    `batch`: the member of a body that lists bodies, to be made into a film each; "" for none.
    """

    name: str
    schema: str
    endpoint: str
    strict: bool
    clues: tuple[Clue, ...]
    roles: Mapping[Role, tuple[str, ...]]
    read: Callable[[Mapping[str, Any]], Reading]
    write: Callable[[Video, Policy], Draft]
    batch: str = ""
