"""When may a document be issued? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from contracts.reporting.issue import DocumentIssued, DocumentSuperseded
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from reporting.issue.commands import IssueDocument, SupersedeDocument


class AlreadyIssued(Refused):
    """Another text was issued under this document's id; issued documents do not change."""

    zh = "该文件已印发，内容不同的须另行印发"


class NotKept(Refused):
    """The bytes of a file are not kept, so it cannot be issued."""

    zh = "文件内容尚未保存，不能印发"


class NotIssued(Refused):
    """Only an issued document is superseded, and by another one."""

    zh = "只有已印发的文件可被另一文件取代"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as decided so far; without digests it has not been issued."""

    digests: tuple[str, ...] = ()
    superseded: bool = False


def decide(
    command: IssueDocument | SupersedeDocument, document: Document, known: Known[frozenset[str]]
) -> Sequence[Event]:
    """What happens if this is asked now? The facts are the digests of bytes that are kept."""
    match command:
        case IssueDocument():
            return issue(command, document, known.facts)
        case SupersedeDocument():
            return supersede(command, document)
    assert_never(command)


def issue(command: IssueDocument, document: Document, kept: frozenset[str]) -> Sequence[Event]:
    """A document is issued once, after its bytes are kept."""
    digests = tuple(file.digest for file in command.files)
    if document.digests:
        if document.digests != digests:
            raise AlreadyIssued(command.document)
        return []
    if missing := [file.name for file in command.files if file.digest not in kept]:
        raise NotKept(*missing)
    return [DocumentIssued(**command.model_dump(exclude={"committee", "on", "at"}))]


def supersede(command: SupersedeDocument, document: Document) -> Sequence[Event]:
    """A document is superseded once; the first that took its place is named."""
    if not document.digests or command.by == command.document:
        raise NotIssued(command.document)
    if document.superseded:
        return []
    return [DocumentSuperseded(document=command.document, by=command.by)]


def evolve(document: Document, event: Event) -> Document:
    """The document after an event."""
    match event:
        case DocumentIssued():
            return Document(tuple(file.digest for file in event.files))
        case DocumentSuperseded():
            return replace(document, superseded=True)
        case _:
            return document


def stream(command: IssueDocument | SupersedeDocument) -> str:
    """One stream a document."""
    return f"document-{command.document}"


DOCUMENT = Decider(
    category="document",
    commands=(IssueDocument, SupersedeDocument),
    events=(DocumentIssued, DocumentSuperseded),
    initial=Document(),
    decide=decide,
    evolve=evolve,
    stream=stream,
)
