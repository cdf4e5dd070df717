"""What is to be printed: what the query names, or a draft as it was approved?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends

from contracts.reporting.documents import DocumentKind
from kernel.http.asking import Asking
from kernel.problems import Problem
from reporting.documents.making import DRAFT, PARTIAL, Form, Making, program_version
from reporting.documents.narrating import Text
from reporting.figures.asked import ScopeOf, ScopeSort, asked_scope
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope
from reporting.issue.beside import Drafted, drafted
from reporting.issue.kinds import written_of


@dataclass(frozen=True, slots=True)
class NamedPrint:
    """A print as a query names it; of `from_draft` only `draft` is looked at beside it."""

    plenary: str | None
    window: str
    draft: bool
    form: Form
    from_draft: UUID | None
    sort: Sort
    of: str | None


def _named(
    plenary: str | None = None,
    window: str = "plenary",
    draft: bool = False,
    form: Form = "paper",
    from_draft: UUID | None = None,
    sort: ScopeSort = Sort.COMMITTEE,
    of: ScopeOf = None,
) -> NamedPrint:
    return NamedPrint(plenary, window, draft, form, from_draft, sort, of)


Named = Annotated[NamedPrint, Depends(_named)]
"""The query's `plenary`, `window`, `draft`, `form`, `from_draft`, `scope`, `of`."""


@dataclass(frozen=True, slots=True)
class Print:
    """A document to be printed.

    Attributes:
        draft: it is not kept, so figures may be partial.
        own: the written draft that it is printed from; None where there is none.
    """

    kind: DocumentKind
    form: Form
    scope: Scope
    draft: bool
    own: Drafted | None

    @property
    def texts(self) -> tuple[Text, ...]:
        """What people wrote in it."""
        return self.own.texts if self.own else ()

    def making(self, phrases: Mapping[str, str], document: UUID) -> Making:
        """How it is made; what is not kept bears no id."""
        if not self.draft:
            return Making(program_version(), self.form, "", phrases, document=str(document))
        marked = DRAFT if self.scope.partial is None else PARTIAL
        return Making(program_version(), self.form, marked, phrases)


async def print_of(asking: Asking, kind: DocumentKind, named: NamedPrint) -> Print:
    """What a query names; of a written draft at the moment of its approval.

    Raises:
        Problem: as `drafted` and `asked_scope`; 422, the kind is not written of this scope, or
            neither a plenary nor a draft is named.
    """
    if named.from_draft is None:
        written_of(kind, named.sort)
        return Print(kind, named.form, await _scope(asking, named), named.draft, None)
    own = await drafted(asking, named.from_draft, kind, approved=not named.draft)
    written_of(kind, own.lens.sort)
    return Print(kind, own.form, await _own_scope(asking, own), named.draft, own)


async def _own_scope(asking: Asking, own: Drafted) -> Scope:
    """A draft's own, at the moment of its approval."""
    lens = own.lens
    of = None if lens.id is None else str(lens.id)
    return await asked_scope(asking, own.plenary, own.window, own.approved_at, lens.sort, of)


async def _scope(asking: Asking, named: NamedPrint) -> Scope:
    """What the query names, now."""
    if named.plenary is None:
        raise Problem(422, "WhichPlenary", "须写明会次，如 5/3", "name the plenary, e.g. 5/3")
    return await asked_scope(asking, named.plenary, named.window, None, named.sort, named.of)
