"""What can be asked of an issued document?"""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from contracts.reporting.documents import DocumentKind
from contracts.reporting.issue import KeptFile, OriginPosition
from kernel.command import Command
from reporting.figures.lens import Sort


class IssueDocument(Command):
    """印发: what was printed, from which cut, and the digests under which its bytes are kept."""

    document: UUID
    kind: DocumentKind
    form: Literal["paper", "report"]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    plenary: UUID
    term: Annotated[int, Field(ge=1, le=99)]
    session: Annotated[int, Field(ge=1, le=20)]
    window: Annotated[str, Field(min_length=1, max_length=40)]
    cut: Annotated[int, Field(ge=0)]
    as_of: AwareDatetime
    origins: tuple[OriginPosition, ...]
    files: Annotated[tuple[KeptFile, ...], Field(min_length=1)]
    blanks: Annotated[int, Field(ge=0)]
    program: str
    catalogue: str
    template: str
    scope: Sort = Sort.COMMITTEE
    of: UUID | None = None
    whose: str = ""
    draft: UUID | None = None


class SupersedeDocument(Command):
    """取代: a later document took its place; it is still printed again to the byte."""

    document: UUID
    by: UUID
