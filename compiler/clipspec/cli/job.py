"""One file on its way through `clipspec migrate`: read, migrated, and brought to its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clipspec import pointer as pointers
from clipspec.cli import files
from clipspec.cli.delivery import Delivery
from clipspec.errors import ClipspecError
from clipspec.lint.subject import may_be_ours
from clipspec.migrate import Ledger, Migration, Request, Status, migrate
from clipspec.migrate.fields import changes
from clipspec.migrate.layout import encode
from clipspec.migrate.ruling import Proof
from clipspec.prose import listed
from clipspec.report._terminal import inert
from clipspec.source import Document, parse
from clipspec.source.difference import difference

_OUR_FAULT = (
    "a fault of clipspec itself, which breaks the law of {} here: nothing is written; "
    "please report it, with a body that shows it"
)


@dataclass(frozen=True, slots=True)
class Job:
    """A path and what became of it. `failed`: it could not be read or written.

    `text`: the new text of the file, where that is wanted and there is one.
    """

    path: str
    request: Request
    migration: Migration
    document: Document | None = None
    raw: bytes = b""
    text: str | None = None
    failed: bool = False

    @property
    def is_foreign(self) -> bool:
        """Whether the file is no document of ours, as far as can be seen."""
        if self.document is None or self.migration.source != "unknown":
            return False
        return not may_be_ours(self.document)

    def deliver(self, delivery: Delivery) -> Job:
        """Bring the new body to its place, and return what became of the job."""
        job = self._rewritten() if delivery.rewrites else self
        content = job._shown(delivery) if delivery.shows else job._content(delivery)
        if content is None:
            return job
        if delivery.prints:
            files.print_bytes(content)
            return job
        try:
            delivery.put(job.path, content)
        except ClipspecError as error:
            return job.fail(error)
        return job

    def prove(self) -> Job:
        """Try the laws, and return the job with the proof: failed, where one does not hold."""
        try:
            proof = self._proof()
        except ClipspecError as error:
            return self.fail(error)  # what a spec's own data file is wrong with
        migration = replace(self.migration, proof=proof)
        if proof is None or proof.held:
            return replace(self, migration=migration)
        broken = [ruling.law for ruling in proof.rulings if not ruling.held]
        reason = _OUR_FAULT.format(listed(broken, "and"))
        migration = replace(migration, status=Status.BLOCKED, body=None, reason=reason)
        return replace(self, migration=migration, failed=True)

    def _proof(self) -> Proof | None:
        document, request, migration = self.document, self.request, self.migration
        if document is None:
            return None
        from clipspec.migrate.proof import prove  # few runs need it

        if migration.body is None or not migration.at:
            return prove(document, request, migration)
        from clipspec.cli.samples import samples

        with samples(self.path, document) as (rows, include):
            return prove(document, request, migration, rows, include)

    def fail(self, error: ClipspecError) -> Job:
        """Return this job as one that could not be done."""
        migration = replace(
            self.migration, status=Status.BLOCKED, body=None, ledger=Ledger(), reason=str(error)
        )
        return replace(self, migration=migration, failed=True)

    def _rewritten(self) -> Job:
        """Return this job with the new text of its file, or blocked where none can be written."""
        document, migration = self.document, self.migration
        if document is None or migration.body is None:
            return self
        from clipspec.migrate.rewriting import rewrite  # those who want JSON need it not

        new = pointers.get(migration.body, migration.at)
        done = rewrite(document, migration.at, new, migration.origins)
        if done.text is not None:
            return replace(
                self, text=done.text, migration=replace(migration, comments=done.comments)
            )
        reason = f"{done.reason}; -o FILE writes the new body as JSON"
        blocked = replace(
            migration, status=Status.BLOCKED, body=None, reason=reason, place=done.place
        )
        return replace(self, migration=blocked)

    def _content(self, delivery: Delivery) -> bytes | None:
        """Return what to print or write, None for nothing."""
        document, migration = self.document, self.migration
        if document is None or migration.status is Status.BLOCKED:
            return None
        if delivery.in_place:
            return None if self.text is None else (document.text.mark + self.text).encode()
        if migration.status is Status.UNCHANGED:
            as_it_is = delivery.prints or document.syntax == "json"
            return self.raw if as_it_is else encode(document.data)
        if delivery.prints and migration.at and document.syntax == "yaml":
            # A spec is written by hand, and its comments are half of it.
            text = self._rewritten().text
            return encode(migration.body) if text is None else (document.text.mark + text).encode()
        return encode(migration.body)

    def _shown(self, delivery: Delivery) -> bytes | None:
        """Return what would change, as lines of the text, as fields, or as both."""
        document, migration = self.document, self.migration
        if document is None or migration.body is None:
            return None
        text = ""
        if delivery.diff and self.text is not None:
            new = document.text.mark + self.text
            text = difference(migration.file, document.text.whole, new)
        if delivery.fields:
            lines = changes(migration, document.data)
            text += "".join(f"{inert(line)}\n" for line in lines)
        return files.encode(text)


def start(path: str, name: str, request: Request) -> Job:
    """Read and migrate a file that reports call `name`. One that cannot be read is a failed job."""
    try:
        raw = files.read(path)
    except ClipspecError as error:
        unread = Migration(name, "unknown", request.target.name, Status.BLOCKED)
        return Job(path, request, unread).fail(error)
    document = parse(raw, name)
    return Job(path, request, migrate(document, request), document, raw)
