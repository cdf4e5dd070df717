"""Pairs who keep contact, and members on a roll, for tests of contact with members."""

from datetime import date
from uuid import UUID

from contracts.contacts import SideKind
from contracts.members.contact import Side
from contracts.merges import Heads, MergeRow
from contracts.people import People
from contracts.roll import BEGINNING, OPEN, OnRoll
from contracts.sectors.body import body_id
from contracts.values import Adopted, BodyKind
from kernel.ids import committee_id
from members.adopted import InForce
from members.committee.presets import preset
from members.contact.commands import FormPair, RecordContact
from members.contact.facts import Facts

HERE = committee_id("999900")
CEN, LI, QIU = (UUID(int=n) for n in (1, 2, 3))
SCHOOLS = body_id(HERE, BodyKind.SECTOR, "教育")
RULES, _ = preset("city")
UNDER = Adopted(adoption=UUID(int=7), effective_on=date(2022, 1, 1))
CONTACT = UUID(int=90)


def on_roll(member, name, since=date(2022, 1, 12), until=None, body=SCHOOLS, joined=BEGINNING):
    """A member in the sector of education."""
    told = (name, None, None, None, None, (since,), (until or OPEN,))
    return OnRoll(member, HERE, *told, (body,), ("sector",), ("教育",), (joined,), (OPEN,))


EVERYONE = {
    CEN: on_roll(CEN, "岑知远"),
    LI: on_roll(LI, "黎云舟", since=date(2026, 2, 1)),
    QIU: on_roll(QIU, "裘若谷", body=UUID(int=8)),
}
PEOPLE = People(EVERYONE.values())
FACTS = Facts(InForce(RULES, UNDER), PEOPLE)
TWIN = UUID(int=66)
ENTERED_TWICE = People(
    (*EVERYONE.values(), on_roll(TWIN, "岑志远")),
    Heads({TWIN: MergeRow(TWIN, HERE, CEN, "岑知远")}),
)
"""The same, and 岑知远 a second time under another name."""


def member(who):
    return Side(kind=SideKind.MEMBER, id=who, name=EVERYONE[who].name)


LIU = Side(kind=SideKind.PERSON, id=UUID(int=31), name="柳依依")
SECTOR = Side(kind=SideKind.BODY, id=SCHOOLS, name="教育")
KEPT = "联络员联系委员"
LEADS = "主席会议成员联系界别"


def form(kind=KEPT, contacting=LIU, contacted=None, since=date(2026, 1, 15)):
    other = contacted or member(CEN)
    sides = {"contacting": contacting, "contacted": other}
    return FormPair(committee=HERE, kind=kind, since=since, on=since, **sides)


def record(made_on=date(2026, 2, 20), way="走访", contact=CONTACT, **told):
    return RecordContact(
        committee=HERE, contact=contact, made_on=made_on, on=made_on, way=way, **told
    )
