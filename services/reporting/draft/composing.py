"""What does a draft read like today, or as it was approved: sections, blanks, warnings?"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from reporting.archive.cut import cut_at, cut_now
from reporting.documents.making import PARTIAL, Making, program_version
from reporting.documents.narrating import Narrated, Text, narrated, sections, unverified
from reporting.documents.tree import Document, blanks
from reporting.draft.tables import DraftRow
from reporting.figures.lens import Lens, Sort
from reporting.figures.resolving import narrowed
from reporting.figures.scope import Scope
from reporting.findings.facts import Facts

Compose = Callable[[AsyncEngine, Scope, str, Making], Awaitable[tuple[Facts, Document]]]
"""The facts of a scope and the document of a kind that says them."""
PhrasesOf = Callable[[AsyncEngine, Scope], Awaitable[Mapping[str, str]]]
"""By slot the standing phrases that a document of a scope takes."""
RemarksOn = Callable[
    [AsyncEngine, Scope, Sequence[tuple[str, str]]], Awaitable[Sequence[Mapping[str, Any]]]
]
"""What should be looked at in passages, each (section, text): superseded phrases and the like."""


Called = Callable[[str, Sort], str]
"""What a document of a kind is called in short; a `Problem` where that work cannot be told so."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What drafts need of other slices; wired by the service."""

    called: Called
    compose: Compose
    phrases: PhrasesOf
    remarks: RemarksOn


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft as it reads at a cut."""

    scope: Scope
    narrated: Narrated
    remarks: Sequence[Mapping[str, Any]]

    def told(self) -> dict[str, Any]:
        """As HTTP tells it."""
        document = self.narrated.document
        return {
            "document_title": "".join(document.title),
            "as_of": self.scope.cut.instant.isoformat(),
            "partial": self.scope.partial,
            "sections": [
                {"section": one.path, "blanks": list(one.blanks)} for one in sections(document)
            ],
            "blanks": list(blanks(document)),
            "unverified": [
                {"section": one.section, "number": one.number, "by": one.by, "text": one.text}
                for one in unverified(document)
            ],
            "unplaced": [unplaced(one) for one in self.narrated.unplaced],
            "warnings": list(self.remarks),
        }


def unplaced(text: Text) -> dict[str, Any]:
    """A text whose section or blank the document does not have."""
    place = text.place
    return {"section": place.section, "blank": place.blank, "nth": place.nth, "by": text.by}


async def scope_at(engine: AsyncEngine, row: DraftRow, instant: datetime | None) -> Scope:
    """The scope of a draft's document at an instant, or now."""
    here = row.committee
    cut = await (cut_now(engine, here) if instant is None else cut_at(engine, here, instant))
    told = (here, row.term, row.session, row.window, cut, Sort(row.sort))
    return await narrowed(engine, *told, None if row.of is None else str(row.of))


def lens_of(row: DraftRow) -> Lens:
    """Whose work a draft tells."""
    return Lens(Sort(row.sort), row.of, row.of_name, row.body_kind)


async def reading(
    engine: AsyncEngine,
    beside: Beside,
    row: DraftRow,
    texts: Sequence[Text],
    instant: datetime | None = None,
) -> Reading:
    """A draft with its texts; figures, phrases and remarks of one cut."""
    scope = await scope_at(engine, row, instant)
    form = "report" if row.form == "report" else "paper"
    phrases = await beside.phrases(engine, scope)
    making = Making(program_version(), form, PARTIAL if scope.partial else "", phrases)  # type: ignore[arg-type]  # one of the two
    facts, document = await beside.compose(engine, scope, row.kind, making)
    passages = [(one.place.section, one.text) for one in texts]
    remarks = await beside.remarks(engine, scope, passages)
    return Reading(scope, narrated(document, facts, texts), remarks)
