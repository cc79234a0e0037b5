"""What a user asks of `clipspec compile` or `why`, and whether it goes together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clipspec.cli.files import STDIN
from clipspec.cli.rowfile import Reading
from clipspec.cli.selection import ALL_ROWS, Rows, Selection, Shard
from clipspec.cli.walk import is_special
from clipspec.cli.workers import cores
from clipspec.errors import UsageError

if TYPE_CHECKING:
    from clipspec.cli.crossing import Asked


@dataclass(frozen=True, slots=True)
class Orders:
    """The options of one run, named as on the command line; `asked` is `--to` with its own."""

    spec: str
    sets: tuple[str, ...]
    params: str | None
    data: str | None
    reading: Reading
    asked: Asked
    output: str | None = None
    check: bool = False
    diff: bool = False
    plan: bool = False
    prune: bool = False
    rows: Rows = ALL_ROWS
    shard: Shard | None = None
    limit: int | None = None
    batch: int | None = None
    jobs: int | None = None
    on_error: str = "stop"
    rejects: str | None = None

    @property
    def dry(self) -> bool:
        """Whether nothing is written."""
        return self.check or self.diff

    @property
    def selection(self) -> Selection:
        """Which of all bodies are made."""
        return Selection(self.rows, self.shard, self.limit)

    @property
    def processes(self) -> int:
        """How many processes make them."""
        return self.jobs or cores()

    @property
    def values(self) -> dict[str, str]:
        """The names and values of `--set`. Raises `UsageError`."""
        found = {}
        for each in self.sets:
            name, equals, value = each.partition("=")
            if not equals:
                raise UsageError(f"--set {each}: write --set {each}=VALUE")
            found[name] = value
        return found

    def check_together(self) -> None:
        """Raise `UsageError` for options that do not go together."""
        if self.spec == self.data == STDIN:
            raise UsageError("standard input is either the spec or its rows")
        if self.dry and self.output is None:
            raise UsageError("--check and --diff compare with what lies at -o PATH: name it")
        if self.plan and (self.dry or self.prune or self.rejects is not None):
            raise UsageError("--plan makes nothing that could be compared, removed or kept")
        if self.rejects is not None and self.on_error == "stop":
            raise UsageError("--rejects takes what --on-error skip passes over: give both")
        if self.prune and self.selection != Selection():
            raise UsageError("--prune takes a whole run: without --rows, --shard and --limit")

    def check_batch(self, dialect: str, video: Any, *, split: bool) -> None:
        """Raise `UsageError` where bodies of a dialect, made from this, go into no batch."""
        if self.batch is None:
            return
        if dialect != "v3":
            raise UsageError(
                f"--batch gathers v3 bodies, and these are {dialect}: v1 and v2 have none"
            )
        if split or (isinstance(video, dict) and "videos" in video):
            raise UsageError(
                "--batch gathers videos, and each body of this spec is a batch already"
                + (", as --split makes one" if split else "")
            )
        if self.shard is not None:
            raise UsageError(
                "--batch counts through all bodies: a part of them cannot know its own"
            )

    def check_data(self, data: str | None) -> None:
        """Raise `UsageError` for options that need other rows than there are."""
        if data is None and self.rows != ALL_ROWS:
            raise UsageError("--rows chooses rows, and there is no data: give --data FILE")
        if (
            data is not None
            and self.shard is not None
            and (data == STDIN or is_special(Path(data)))
        ):
            what = "standard input" if data == STDIN else data
            raise UsageError(f"--shard counts rows first, and {what} is read once: name a file")
