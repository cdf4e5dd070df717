"""What may happen to bodies, and to those who are in them, in a busy year?"""

from busy_members import dated

from contracts.members.member import MembershipBegan, MembershipEnded
from contracts.sectors.body import (
    BodyConfirmed,
    BodyDissolutionTakenBack,
    BodyDissolved,
    BodyFirstDayTold,
    BodyFormed,
    BodyRenamed,
)
from contracts.values import BodyKind, Named
from kernel.ids import derived

BODIES = (
    (BodyKind.SPECIAL_COMMITTEE, "提案委员会"),
    (BodyKind.SPECIAL_COMMITTEE, "学习委员会"),
    (BodyKind.AREA_GROUP, "城东联络组"),
    (BodyKind.AREA_GROUP, "城西联络组"),
    (BodyKind.SECTOR_GROUP, "教育活动组"),
)


def body(name):
    return Named(id=derived("body", name), name=name)


def belonging(world, who):
    """In bodies of each kind; out of them, and in again."""
    draw = world.draw
    events = [_joined(world, who) for _ in range(draw.randint(1, 3))]
    for one in events[:]:
        if draw.random() < 0.5:
            ended = MembershipEnded(member=who.id, body=one.body.id, until=world.day())
            events.append(ended)
        if draw.random() < 0.3:
            events.append(one.model_copy(update={"since": world.day()}))
    return dated(world, *events)


def _joined(world, who):
    draw = world.draw
    sectors = [(BodyKind.SECTOR, one) for one in world.sectors]
    others = [(kind, body(name)) for kind, name in BODIES]
    kind, where = draw.choice((*sectors, *sectors, *others))
    if draw.random() < 0.2:
        where = where.model_copy(update={"name": f"新{where.name}"})
    since = draw.choice((None, world.day(), world.day()))
    return MembershipBegan(member=who.id, body=where, kind=kind, duty=None, since=since)


def life(world, number):
    """Formed; confirmed, renamed, dissolved, or not after all."""
    draw = world.draw
    kind, name = BODIES[number % len(BODIES)]
    about = {"body": body(name).id}
    provisional = draw.random() < 0.3
    renamed = {"name": f"新{name}", "since": world.day(), "stood_for": derived("body", "新", name)}
    may = (
        BodyConfirmed(**about),
        BodyRenamed(**about, **renamed),
        BodyFirstDayTold(**about, since=draw.choice((None, world.day()))),
        BodyDissolved(**about, until=world.day(), basis=None),
        BodyDissolutionTakenBack(**about),
    )
    formed = BodyFormed(**about, kind=kind, name=name, provisional=provisional)
    return dated(world, formed, *draw.choices(may, k=draw.randint(0, 3)))
