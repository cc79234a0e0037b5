"""`omit`: the value by which an expression leaves out the member of an object that it stands for.

The word is Ansible's, and so is the idea: `background: "{{ background or omit }}"`. It is no JSON
data: nothing can be made of it, and it goes nowhere but to the place of such a member.
"""

from __future__ import annotations

from typing import Any, Final

from clipspec.expand.fault import ValueFault

NAME = "omit"
INSIDE = "`omit` inside a text"
NOWHERE = "`omit` where no member of an object stands"
HELP = 'it leaves out a member: `background: "{{ background or omit }}"`'


class Omit:
    """Has one instance, `OMIT`."""

    def __repr__(self) -> str:
        return NAME

    def __str__(self) -> str:
        raise ValueFault(INSIDE, HELP)


OMIT: Final = Omit()


def kept(members: dict[str, Any]) -> Any:
    """Return an object without the members that are left out; `OMIT` where all of them are."""
    found = {name: value for name, value in members.items() if value is not OMIT}
    return found or OMIT


def there(item: Any) -> Any:
    """Return what stands where nothing can be left out: an object without members, if need be."""
    return {} if item is OMIT else item
