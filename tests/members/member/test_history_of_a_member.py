"""When did a member's times in bodies and roles end?"""

from datetime import date
from uuid import uuid4

from members.member.queries import history
from members.member.tables import BEGINNING, OPEN, SpellRow

CEN, TWIN = uuid4(), uuid4()
LEFT = date(2020, 12, 31)


def lasting(member, name):
    """A time in a sector, from admission and not ended by itself."""
    return SpellRow(uuid4(), uuid4(), member, "sector", uuid4(), name, None, (BEGINNING,), (OPEN,))


def ends(left):
    found = history([lasting(CEN, "经济"), lasting(TWIN, "教育")], left)
    return {spell.name: spell.until for spell in found}


def test_what_lasts_ends_with_the_entry_that_was_in_it():
    assert ends({CEN: None, TWIN: LEFT}) == {"经济": None, "教育": LEFT}
    assert ends({CEN: LEFT, TWIN: None}) == {"经济": LEFT, "教育": None}
