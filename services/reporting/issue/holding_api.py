"""How does HTTP ask whether a file that somebody holds is what was issued?"""

from typing import Any

from fastapi import APIRouter, Request

from kernel.http.asking import Asking, allowed
from kernel.http.receiving import taken
from kernel.identity import Role, permission
from reporting.issue.beside import beside
from reporting.issue.edited import Edit
from reporting.issue.handing import files_of
from reporting.issue.holding import Held, held
from reporting.issue.queries import issuer
from reporting.issue.tables import IssuedRow
from reporting.issue.verifying import told, verified
from reporting.issue.word_parts import LARGEST

VERIFY = permission("reporting.issue.verify", Role.CLERK, Role.LEADER)
EDITS_SHOWN = 200

router = APIRouter(tags=["文件 documents"])


@router.post("/documents/verify", summary="核验所持文件 verify a file")
async def verify_file(request: Request, asking: Asking = allowed(VERIFY)) -> dict[str, Any]:
    """Tell whether a file (multipart `file`, or the body) is genuine, and how it stands today.

    `state`: genuine (these bytes were issued), check-copy, resaved (other bytes, the same text),
    changed (`edits` name each paragraph and cell), unknown (of no document that was issued here).
    `since` names the figures that are other numbers today, with the events that made them so.
    """
    async with taken(request, LARGEST) as sent:
        found = await held(asking.engine, asking.scope(), sent.body)
    answer = _found(found)
    if found.row is not None:
        answer["issued"] = await _issued(asking, found.row)
        files = await files_of(asking, found.row)
        phrases = beside(asking).phrases
        answer |= told(found.row, await verified(asking.engine, found.row, files, phrases))
    return answer


def _found(found: Held) -> dict[str, Any]:
    return {
        "state": str(found.state),
        "file": found.file or None,
        "check_copy": found.check_copy,
        "document": None,
        "edits": [_edit(one) for one in found.edits[:EDITS_SHOWN]],
        "edited": len(found.edits),
    }


def _edit(one: Edit) -> dict[str, Any]:
    return {
        "place_zh": one.place_zh,
        "place_en": one.place_en,
        "was": one.was.text if one.was else None,
        "now": one.now.text if one.now else None,
    }


async def _issued(asking: Asking, row: IssuedRow) -> dict[str, Any]:
    """When and by whom, and from what had been received by when."""
    return {
        "committee": str(row.committee),
        "kind": row.kind,
        "on": row.issued_on.isoformat(),
        "by": await issuer(asking.engine, row.document),
        "as_of": row.as_of.isoformat(),
        "cut": row.cut,
        "digest": row.digests[0],
    }
