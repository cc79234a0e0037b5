"""The law of return: the output and the report's kept values give the source again.

No value of the source is looked at on the way back. The output is read and written in the source's
dialect, with the same answers and every loss accepted; each leaf that the report does not keep has
to stand where it stood, byte for byte. What the way back says beyond that is left out: its own
ledger accounts for it.

Leaves are compared by pointer. So the order of members may differ, and a list is not told from an
object whose members are called 0, 1, 2 and so on.
"""

from __future__ import annotations

from typing import Any

from clipspec import pointer as pointers
from clipspec.dialects.policy import Policy
from clipspec.migrate.kept import exempt, is_secret, kept
from clipspec.migrate.ledger import Crossing, UnbalancedError, balance
from clipspec.migrate.migration import Request, crossed
from clipspec.migrate.proof.films import films
from clipspec.migrate.ruling import Ruling, canonical, excuses

_NOTHING = object()
_Leaves = dict[str, Any]


def returning(there: Crossing, policy: Policy) -> Ruling:
    """Judge that a body comes back from another dialect."""
    ledger = balance(there)
    names = there.source.name, there.target.name
    excused, keeps = exempt(*names, ledger), kept(*names, ledger)
    try:
        back = came_back(there, policy)
    except UnbalancedError as fault:
        return Ruling("return", {}, broken=(f"on the way back, {fault}",))
    alone = {
        entry.source
        for entry in ledger.leaves
        if entry.source in back and canonical(back[entry.source]) == canonical(entry.value)
    }
    missing = [entry for entry in ledger.leaves if entry.source not in alone]
    broken = [entry.source for entry in missing if entry.source not in keeps]
    counted = {
        "leaves": len(ledger.leaves),
        "return_by_themselves": len(alone),
        "kept": len(missing) - len(broken),
    }
    withheld = sum(is_secret(entry.source, entry.value) for entry in missing)
    return Ruling(
        "return",
        counted | ({"of_these_withheld_as_secrets": withheld} if withheld else {}),
        excuses((e.source, excused[e.source]) for e in missing if e.source in excused),
        tuple(f"{at or '/'} does not come back, and is not kept" for at in broken),
    )


def came_back(there: Crossing, policy: Policy) -> dict[str, Any]:
    """Return the leaves that the output gives back, by their pointers in the source.

    The n-th scene of the source is the n-th of what comes back: items that are no scenes stand
    between them. What stands in no scene is said by every film. Raises `UnbalancedError` where the
    way back has no account of its own.
    """
    # Of a batch, only the first film is read.
    film = next((at for at, _ in films(there.source, there.body)), "")
    scenes = [scene.at for scene in there.reading.video.scenes if scene.at != film]
    backs, homes = _ways_back(there, policy._replace(split=False, studio=bool(scenes)), scenes)
    values = {}
    for at, _ in pointers.leaves(there.body):
        scene = next((scene for scene in scenes if pointers.within(at, scene)), None)
        if scene is not None:
            again, leaves = homes.get(scene, ("", {}))
            found = [leaves.get(again + at.removeprefix(scene), _NOTHING)]
        elif pointers.within(at, film):
            found = [leaves.get(at.removeprefix(film), _NOTHING) for leaves in backs]
        else:
            continue
        if _NOTHING not in found and len(set(map(canonical, found))) == 1:
            values[at] = found[0]
    return values


def _ways_back(
    there: Crossing, policy: Policy, scenes: list[str]
) -> tuple[list[_Leaves], dict[str, tuple[str, _Leaves]]]:
    """Return the leaves of every film on its way back, and where the scenes then stand."""
    source, target = there.source, there.target
    waiting = iter(scenes)
    backs: list[_Leaves] = []
    homes: dict[str, tuple[str, _Leaves]] = {}
    for _, film in films(target, there.draft.body):
        back = crossed(film, target, Request(source, policy))
        balance(back)
        leaves = dict(pointers.leaves(back.draft.body))
        backs.append(leaves)
        again = source.read(back.draft.body).video.scenes
        homes |= {at: (scene.at, leaves) for scene, at in zip(again, waiting, strict=False)}
    return backs, homes
