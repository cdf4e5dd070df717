"""What is remembered of a proposal's marks for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class MarksRow:
    """The marks of one proposal that has any; tuples of one beginning are pairwise.

    Attributes:
        key_basis: why it is a key proposal; None when it is none.
        awards, award_years: what its sponsors were given for it.
        consent_sponsors, consents, consent_reasons: who agrees to its publication ("" without).
        cosigning: whether others may join; None when nobody said.
        ordered: it had to be answered again; awaited: by whom that is still owed.
        follow_units, follow_grades: each unit's last follow-up.
        unhappy_sponsors, unhappy_words: who is not content, were it of an answer set aside.
        answer_sponsors, answer_questions, answer_choices: what was ticked on the form.
    """

    proposal: UUID
    committee: UUID
    key_basis: str | None = None
    leader_names: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    key_on: date | None = None
    awards: tuple[str, ...] = ()
    award_years: tuple[int, ...] = ()
    consent_sponsors: tuple[UUID, ...] = ()
    consents: tuple[bool, ...] = ()
    consent_reasons: tuple[str, ...] = ()
    cosigning: bool | None = None
    suggested_names: tuple[str, ...] = ()
    intended_names: tuple[str, ...] = ()
    ordered: bool = False
    ordered_on: date | None = None
    awaited: tuple[UUID, ...] = ()
    follow_units: tuple[UUID, ...] = ()
    follow_grades: tuple[str, ...] = ()
    follow_note: str | None = None
    followed_on: date | None = None
    unhappy_sponsors: tuple[UUID, ...] = ()
    unhappy_words: tuple[str, ...] = ()
    answer_sponsors: tuple[UUID, ...] = ()
    answer_questions: tuple[str, ...] = ()
    answer_choices: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    position: int = 0


marks = table_of(tables, "proposal_marks", MarksRow, "proposal")
