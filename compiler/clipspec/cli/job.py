"""One file on its way through `clipspec migrate`: read, migrated, and brought to its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clipspec.cli import files
from clipspec.cli.delivery import Delivery
from clipspec.errors import ClipspecError, UsageError
from clipspec.migrate import Ledger, Migration, Request, Status, migrate
from clipspec.migrate.layout import Layout, layout_of
from clipspec.source import Document, parse
from clipspec.source.difference import difference


@dataclass(frozen=True, slots=True)
class Job:
    """A path and what became of it. `failed`: it could not be read or written."""

    path: str
    request: Request
    migration: Migration
    document: Document | None = None
    raw: bytes = b""
    failed: bool = False

    @property
    def is_foreign(self) -> bool:
        """Whether the file is no document of ours, as far as can be seen."""
        readable = self.document is not None and self.document.data is not None
        return readable and self.migration.source == "unknown"

    def deliver(self, delivery: Delivery) -> Job:
        """Bring the new body to its place, and return what became of the job."""
        content = self._content(delivery)
        if content is None:
            return self
        if delivery.prints:
            files.print_bytes(content)
            return self
        try:
            delivery.put(self.path, content)
        except ClipspecError as error:
            return self.fail(error)
        return self

    def check(self, delivery: Delivery) -> None:
        """Raise `UsageError` for a YAML file to be rewritten: it would lose its comments."""
        is_yaml = self.document is not None and self.document.syntax == "yaml"
        if is_yaml and delivery.in_place and self.migration.status is Status.MIGRATED:
            raise UsageError(
                f"--write rewrites JSON only, and {self.migration.file} is YAML: "
                "-o FILE writes the new body as JSON"
            )

    def fail(self, error: ClipspecError) -> Job:
        """Return this job as one that could not be done."""
        migration = replace(
            self.migration, status=Status.BLOCKED, body=None, ledger=Ledger(), reason=str(error)
        )
        return replace(self, migration=migration, failed=True)

    def _content(self, delivery: Delivery) -> bytes | None:
        """Return what to print or write, None for nothing."""
        document, migration = self.document, self.migration
        rewrites = delivery.diff or delivery.in_place
        if document is None or migration.status is Status.BLOCKED:
            return None
        is_json = document.syntax == "json"
        if migration.status is Status.UNCHANGED:
            as_it_is = self.raw if delivery.prints or is_json else Layout().encode(document.data)
            return None if rewrites else as_it_is
        layout = layout_of(document.text) if rewrites and is_json else Layout()
        if delivery.diff:
            new = layout.encode(migration.body).decode()
            return files.encode(difference(migration.file, document.text.whole, new))
        return layout.encode(migration.body)


def start(path: str, name: str, request: Request) -> Job:
    """Read and migrate a file that reports call `name`. One that cannot be read is a failed job."""
    try:
        raw = files.read(path)
    except ClipspecError as error:
        unread = Migration(name, "unknown", request.target.name, Status.BLOCKED)
        return Job(path, request, unread).fail(error)
    document = parse(raw, name)
    return Job(path, request, migrate(document, request), document, raw)
