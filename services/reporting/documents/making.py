"""How is a document made: by which program, from which cut, as a paper or as a report?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from typing import Any, Literal

from kernel.clock import SHANGHAI
from reporting.documents.naming import issuer, plenary_name
from reporting.documents.tree import Blank, Meta
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope

Form = Literal["paper", "report"]
DRAFT = "草稿"
PARTIAL = "数据不全"


@dataclass(frozen=True, slots=True)
class Making:
    """What a document needs besides facts.

    Attributes:
        form: a paper (signed, dated) or a report spoken to a meeting.
        draft: of a draft, what each page says of it: `DRAFT`, or `PARTIAL` where figures are.
        document: the id under which it will be issued; a draft has none.
        phrases: the committee's standing phrases (提法) in force on the document's day, by slot.
    """

    program: str
    form: Form = "paper"
    draft: str = ""
    phrases: Mapping[str, str] = field(default_factory=dict)
    document: str = ""

    def phrase(self, slot: str) -> str | Blank:
        """The standing phrase of a slot (指导思想, 总体要求); a blank where none is in force."""
        return self.phrases.get(slot) or Blank(slot)


def program_version() -> str:
    """The installed program's version."""
    return version("jianyan")


def meta(scope: Scope, making: Making, template: str) -> Meta:
    """The versions, the cut and the document's id, as the file carries them."""
    cut = f"{scope.cut.arrival}@{scope.cut.instant.isoformat()}"
    return Meta(making.program, template, cut, making.document)


def written_on(scope: Scope) -> date:
    """The day of the cut in China."""
    return scope.cut.instant.astimezone(SHANGHAI).date()


def head(scope: Scope, making: Making) -> dict[str, Any]:
    """Below the title: a report names meeting and speaker, a paper is signed and dated.

    A body, a unit or a member signs itself, and reports to a meeting that people name.
    """
    if making.form == "paper":
        return {"issuer": issuer(scope), "issued_on": written_on(scope)}
    told = {"speaker": Blank("报告人"), "addressee": "各位委员、同志们"}
    if scope.lens.sort not in (Sort.COMMITTEE, Sort.BELOW):
        return {"occasion": Blank("会议名称"), **told}
    plenary = scope.plenary
    following = plenary_name(scope.named.name, plenary.term, plenary.session + 1)
    return {"occasion": f"——在{following}上", **told}
