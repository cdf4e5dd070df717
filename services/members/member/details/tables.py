"""What is remembered of members besides what every list shows?"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class DetailsRow:
    """The further particulars of one member, as they were told; None where nothing was.

    `terms` are those in which the member served here, as far as they are recorded.
    """

    member: UUID
    committee: UUID
    second_party: str | None = None
    native_place: str | None = None
    degree: str | None = None
    profession: str | None = None
    professional_title: str | None = None
    employer_kind: str | None = None
    in_system: bool | None = None
    beyond_the_mainland: str | None = None
    social_posts: str | None = None
    honours: str | None = None
    reappointed_terms: int | None = None
    terms: tuple[int, ...] = ()


details = table_of(tables, "member_details", DetailsRow, "member")
DETAILS = tuple(DetailsRow.__dataclass_fields__)[2:-1]
"""The particulars themselves."""
