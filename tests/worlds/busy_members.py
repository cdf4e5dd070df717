"""What may happen to members, bodies, units, pairs, contacts and difficulties in a busy year?"""

from datetime import date, timedelta

from contracts.contacts import SideKind
from contracts.members.care import (
    DifficultyConcluded,
    DifficultyCounted,
    DifficultyReopened,
    DifficultyStruck,
)
from contracts.members.contact import (
    ContactCorrected,
    ContactMade,
    ContactRetracted,
    Counted,
    Owed,
    PairEnded,
    PairFormed,
    Side,
)
from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    ParticularsCorrected,
)
from contracts.members.organisation import (
    AliasConfirmed,
    AliasTakenBack,
    EndingTakenBack,
    OrganisationConfirmed,
    OrganisationDissolved,
    OrganisationMerged,
    OrganisationPlaced,
    OrganisationRegistered,
    OrganisationRenamed,
)
from kernel.ids import derived

KIND = "联络员联系委员"
BASIS = "云编〔2025〕9号"


def dated(world, *events):
    """Events on days of their own, in order."""
    on = world.day()
    return [(event, on + timedelta(days=nth)) for nth, event in enumerate(events)]


def particulars(draw):
    return {
        "member_no": None,
        "gender": draw.choice(("男", "女", None)),
        "nation": draw.choice(("汉族", "回族", None)),
        "birth_year": draw.choice((1950, 1968, 1980, 1990, None)),
        "party": draw.choice(("中共党员", "民建会员", "群众", None)),
        "education": draw.choice(("大学", "研究生", None)),
        "employer": None,
        "position": None,
    }


def member(world, who):
    """Admitted; some leave, come back, or were entered by mistake."""
    draw = world.draw

    def admitted():
        since = draw.choice((None, world.day(), date(2024, 1, 1)))
        told = particulars(draw)
        return MemberAdmitted(member=who.id, name=who.name, term=5, since=since, **told)

    events = [admitted()]
    if draw.random() < 0.3:
        told = particulars(draw)
        events.append(ParticularsCorrected(member=who.id, name=who.name, **told))
    if draw.random() < 0.3:
        how = draw.choice(("resigned", "resigned", "retracted"))
        events.append(MemberLeft(member=who.id, how=how, until=world.day()))
        events += [admitted()] if draw.random() < 0.3 else []
    return dated(world, *events)


def organisation(world, unit):
    """Registered or not; confirmed, placed, renamed, merged, another's name."""
    draw, about = world.draw, {"organisation": unit.id}
    other = draw.choice([one for one in world.units if one != unit])
    family = draw.choice(("政府", "党群", None))
    registered = OrganisationRegistered(
        **about, kind="unit", name=unit.name, family=family, provisional=True
    )
    place = {"kind": "unit", "level": None, "parent": None}
    name = draw.choice(("市新教育局", unit.name))
    stood_for = draw.choice((None, derived("unit", "旧名", unit.name)))
    may = (
        OrganisationConfirmed(**about, family=draw.choice(("人大", None))),
        OrganisationPlaced(**about, family="法院", since=draw.choice((None, world.day())), **place),
        OrganisationPlaced(**about, family="政协", since=world.day(), **place),
        OrganisationRenamed(
            **about, name=name, since=world.day(), stood_for=stood_for, basis=BASIS
        ),
        OrganisationRenamed(**about, name=name, since=world.day(), stood_for=None, basis=BASIS),
        OrganisationMerged(**about, into=other, since=world.day(), basis=BASIS),
        OrganisationDissolved(**about, since=world.day(), basis=BASIS),
        EndingTakenBack(**about, reason="误录"),
        AliasConfirmed(**about, alias=other.name, stood_for=other.id),
        AliasTakenBack(**about, alias=other.name, stood_for=other.id, reason="误录"),
    )
    first = [registered] if draw.random() < 0.8 else []
    return dated(world, *first, *draw.choices(may, k=draw.randint(0 if first else 1, 4)))


def side(kind, one):
    return Side(kind=kind, id=one.id, name=one.name)


def owed(year, times):
    days = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
    return Owed(year=f"calendar-{year}", times=times, **days)


def pair(world, number):
    """A pair with its contacts, some of them corrected or taken back."""
    draw, id = world.draw, derived("busy pair", number)
    liaison = Side(kind=SideKind.PERSON, id=derived("liaison"), name="柳依依")
    formed = PairFormed(
        pair=id,
        kind=KIND,
        contacting=liaison,
        contacted=side(SideKind.MEMBER, draw.choice(world.people)),
        since=world.day(),
        owed=(owed(2025, draw.randint(1, 2)),),
        under=None,
    )
    events = dated(world, formed)
    for nth in range(draw.randint(0, 4)):
        events += contact(world, (number, nth), id)
    if draw.random() < 0.4:
        ended = PairEnded(pair=id, until=world.day(), owed=(owed(2025, 1),), under=None)
        events += dated(world, ended)
    return events


def contact(world, number, of=None):
    """One contact, of a pair or not."""
    draw, id = world.draw, derived("busy contact", number)
    first, again = _counted(draw, of), _counted(draw, of)
    events = [ContactMade(contact=id, number="1", counted=first, **_told(world))]
    if draw.random() < 0.4:
        events.append(ContactCorrected(contact=id, counted=again, formerly=first, **_told(world)))
        first = again
    if draw.random() < 0.2:
        events.append(ContactRetracted(contact=id, formerly=first))
    return dated(world, *events)


def _counted(draw, of):
    if of is None or draw.random() < 0.2:
        return None
    due = draw.choice((None, owed(2025, 1), owed(2025, 2), owed(2026, 1)))
    return Counted(pair=of, kind=KIND, counts=due is not None, owed=due)


def _told(world):
    draw = world.draw
    reached = tuple(one.id for one in draw.sample(world.people, draw.randint(0, 3)))
    by = Side(kind=SideKind.PERSON, id=derived("liaison"), name="柳依依")
    way = draw.choice(("走访", "电话"))
    return {"made_on": world.day(), "way": way, "by": by, "reached": reached}


def difficulty(world, number):
    """Raised; settled or not, taken up again, struck."""
    draw, about = world.draw, {"difficulty": derived("busy difficulty", number)}
    kind = draw.choice(("困难诉求", "维权"))
    raised = DifficultyCounted(**about, raised_on=world.day(), kind=kind)
    may = [
        DifficultyConcluded(**about, outcome=how, concluded_on=world.day())
        for how in ("settled", "settled", "unsettled")
    ]
    may += [DifficultyReopened(**about), raised.model_copy(update={"raised_on": world.day()})]
    may += [DifficultyStruck(**about)] if draw.random() < 0.2 else []
    return dated(world, raised, *draw.choices(may, k=draw.randint(0, 3)))
