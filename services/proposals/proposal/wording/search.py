"""Which proposals are found by some words?"""

from sqlalchemy import ColumnElement, cast, literal, select
from sqlalchemy.dialects.postgresql import TSQUERY

from proposals.proposal.tables import proposals
from proposals.proposal.wording.tables import proposal_words
from proposals.proposal.wording.vector import query


def found_by(text: str, *, titles: bool) -> ColumnElement[bool]:
    """Every part of the text (between spaces) by its words, or as it stands in the title.

    `titles` is for those who may not read texts: they find nothing by them.
    """
    asked = query(text, titles=titles)
    if asked is None:
        return proposals.c.title.contains(text, autoescape=True)
    c = proposal_words.c
    return proposals.c.proposal.in_(select(c.proposal).where(matching(asked)))


def matching(asked: str) -> ColumnElement[bool]:
    """Whether the words of a row satisfy a query in PostgreSQL's form."""
    return proposal_words.c.words.bool_op("@@")(cast(literal(asked), TSQUERY))
