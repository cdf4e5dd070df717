"""How is the service reporting put together?"""

from pathlib import Path
from typing import cast
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

import contracts.members.care
import contracts.members.committee
import contracts.members.contact
import contracts.members.member
import contracts.members.organisation
import contracts.members.term
import contracts.members.upper
import contracts.proposals.attention
import contracts.proposals.content
import contracts.proposals.deadlines
import contracts.proposals.forwarding
import contracts.proposals.handling
import contracts.proposals.lead
import contracts.proposals.proposal
import contracts.proposals.situation_report
import contracts.proposals.suggestion
import contracts.proposals.wishes
import contracts.reporting.findings
import contracts.reporting.issue
import contracts.reporting.stated
import contracts.sectors.activity
import contracts.sectors.body
import contracts.sectors.budget
import contracts.sectors.campaign
import contracts.sectors.life
import contracts.sectors.link
import contracts.sectors.occasion
import contracts.sectors.outsider
import contracts.sectors.paired_help
import contracts.sectors.research  # noqa: F401  # every published class is known before one arrives
from contracts.directory import DIRECTORY, HISTORY
from contracts.reporting.documents import DocumentKind
from kernel.command import Command
from kernel.log.registry import Ruled
from kernel.problems import unknown
from kernel.service import Service
from reporting.against.api import router as against_routes
from reporting.archive.api import router as archive_routes
from reporting.archive.arrival import take
from reporting.archive.tables import ARCHIVE_APPEND_ONLY
from reporting.archive.tables import tables as archive_tables
from reporting.archive.verify import check_archive
from reporting.cases.api import router as case_routes
from reporting.cases.keeping import CASES, keep, measured
from reporting.cases.kind import tables as case_tables
from reporting.cases.rebuilding import from_archive, refold
from reporting.documents.making import Making
from reporting.documents.tree import Document
from reporting.draft.api import draft_routes
from reporting.draft.api import router as draft_lists
from reporting.draft.commands import IssueDraft, SupersedeDraft
from reporting.draft.commenting import router as comment_routes
from reporting.draft.composing import Beside as ForDrafts
from reporting.draft.composing import lens_of, scope_at
from reporting.draft.domain import DRAFT
from reporting.draft.handing import router as handing_routes
from reporting.draft.queries import draft_of, narrative_of, text_rows
from reporting.draft.tables import tables as draft_tables
from reporting.draft.views import DRAFT_COMMENTS, DRAFT_TEXTS, DRAFTS
from reporting.figures.api import figure_routes
from reporting.figures.api import router as evidence_routes
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope
from reporting.figures.stated import tables as stated_tables
from reporting.findings.adopted import tables as finding_tables
from reporting.findings.api import finding_routes
from reporting.findings.facts import Facts
from reporting.issue.api import router as document_routes
from reporting.issue.beside import Beside as ForDocuments
from reporting.issue.beside import Drafted, with_beside
from reporting.issue.domain import DOCUMENT
from reporting.issue.forms_api import router as form_routes
from reporting.issue.gathering import facts_of, folded_now
from reporting.issue.holding_api import router as holding_routes
from reporting.issue.issuing import composed
from reporting.issue.kinds import written_of
from reporting.issue.lookups import facts as document_facts
from reporting.issue.tables import KEPT_APPEND_ONLY
from reporting.issue.tables import tables as document_tables
from reporting.issue.views import ISSUED
from reporting.phrases.api import router as phrase_routes
from reporting.phrases.domain import PHRASES
from reporting.phrases.queries import phrases_of, remarks_on
from reporting.phrases.tables import tables as phrase_tables
from reporting.phrases.views import PHRASE_ROWS
from reporting.readiness.api import router as readiness_routes
from reporting.recheck.api import router as recheck_routes
from reporting.rulebook.api import router as rulebook_routes
from reporting.rulebook.domain import FINDING_RULES
from reporting.rulebook.views import ADOPTED_RULES
from reporting.stated.api import router as stated_routes
from reporting.stated.domain import STATED
from reporting.stated.queries import beside
from reporting.stated.views import STATED_FIGURES


def called(kind: str, sort: Sort) -> str:
    """What a document of a kind is called in short, where it can tell that sort of work."""
    return written_of(kind, sort).short


async def composed_as(
    engine: AsyncEngine, scope: Scope, kind: str, making: Making
) -> tuple[Facts, Document]:
    """The document of a kind, as a draft begins from it."""
    return await composed(engine, scope, cast("DocumentKind", kind), making)


async def drafted(engine: AsyncEngine, committee: UUID, draft: UUID) -> Drafted:
    """A draft with its texts, as its document is printed from it."""
    row = await draft_of(engine, committee, draft)
    if row is None:
        raise unknown("文稿", draft)
    rows = await text_rows(engine, draft)
    texts = await narrative_of(engine, rows)
    approved = row.approved_at if row.phase == "approved" else None
    passages = [(one.place.section, one.text) for one in texts]
    remarks = await remarks_on(engine, await scope_at(engine, row, approved), passages)
    items = tuple(one.item for one in rows if one.item is not None)
    return Drafted(
        draft=draft,
        kind=row.kind,
        form="report" if row.form == "report" else "paper",
        plenary=f"{row.term}/{row.session}",
        window=row.window,
        lens=lens_of(row),
        approved_at=approved,
        texts=texts,
        warnings=tuple(f"{one['section'] or '正文开头'}：{one['zh']}" for one in remarks),
        issued=lambda document: IssueDraft(
            committee=committee, draft=draft, document=document, texts=items
        ),
    )


def superseded(committee: UUID, draft: UUID, document: UUID) -> Command:
    """A draft is told which document took the place of its own."""
    return SupersedeDraft(committee=committee, draft=draft, document=document)


FOR_DRAFTS = ForDrafts(called, composed_as, phrases_of, remarks_on)
FOR_DOCUMENTS = ForDocuments(phrases_of, drafted, superseded)

REPORTING = Service(
    name="reporting",
    title="统计",
    tables=(
        archive_tables,
        case_tables,
        document_tables,
        stated_tables,
        finding_tables,
        phrase_tables,
        draft_tables,
    ),
    ruled=(
        Ruled(DOCUMENT, document_facts),
        Ruled(STATED),
        Ruled(FINDING_RULES),
        Ruled(PHRASES),
        Ruled(DRAFT),
    ),
    views=(
        ISSUED,
        STATED_FIGURES,
        ADOPTED_RULES,
        PHRASE_ROWS,
        DRAFTS,
        DRAFT_TEXTS,
        DRAFT_COMMENTS,
    ),
    heard=(DIRECTORY, HISTORY),
    take=take,
    background=(keep,),
    measures=(measured,),
    routers=(
        archive_routes,
        case_routes,
        figure_routes(beside),
        evidence_routes,
        recheck_routes,
        against_routes,
        stated_routes,
        phrase_routes,
        readiness_routes,
        rulebook_routes,
        finding_routes(folded_now, facts_of),
        draft_routes(FOR_DRAFTS),
        draft_lists,
        comment_routes,
        handing_routes,
        with_beside(document_routes, FOR_DOCUMENTS),
        form_routes,
        with_beside(holding_routes, FOR_DOCUMENTS),
    ),
    statements=(ARCHIVE_APPEND_ONLY, KEPT_APPEND_ONLY),
    refold=refold,
    checks=(check_archive,),
    shown=(CASES,),
    refills=from_archive,
    migrations=Path(__file__).with_name("migrations"),
)
