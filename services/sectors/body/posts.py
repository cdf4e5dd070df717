"""Who leads a body, and who holds which post in it, from when to when? Pure."""

from collections.abc import Sequence

from contracts.sectors.body import ConvenorLaidDown, ConvenorNamed, PostLaidDown, PostTaken
from kernel.decider import Known
from kernel.event import Event
from sectors.body.commands import LayDownConvenor, LayDownPost, NameConvenor, TakePost
from sectors.body.days import is_there
from sectors.body.facts import NOTHING, Facts
from sectors.body.refusals import LaidDownBeforeNamed, NotAMember
from sectors.body.spells import begins, ends
from sectors.body.state import Body

Asked = Known[Facts | None]


def name_convenor(command: NameConvenor, body: Body, known: Asked) -> Sequence[Event]:
    """Several may lead a body together; the same from the same day again changes nothing."""
    who = command.convenor.id
    if who in body.convenors and body.convenors[who] == command.since:
        return []
    is_there(body, command.since or known.today)
    return [ConvenorNamed(body=command.body, convenor=command.convenor, since=command.since)]


def lay_down(command: LayDownConvenor, body: Body) -> Sequence[Event]:
    """Who does not lead the body has nothing to lay down."""
    if command.convenor not in body.convenors:
        return []
    since = body.convenors[command.convenor]
    if since is not None and command.until < since:
        raise LaidDownBeforeNamed(command.until, since)
    return [ConvenorLaidDown(body=command.body, convenor=command.convenor, until=command.until)]


def take_post(command: TakePost, body: Body, known: Asked) -> Sequence[Event]:
    """Several may hold one post; each holds it from a day, and may come back to it."""
    held = body.posts.get((command.post, command.holder.id), ())
    if command.member and command.holder.id not in (known.facts or NOTHING).members:
        raise NotAMember(command.holder.name)
    begun = begins(held, command.since, known.today)
    if begun is None:
        return []
    is_there(body, begun.since or known.today)
    told = {"post": command.post, "holder": command.holder, "member": command.member}
    return [PostTaken(body=command.body, since=begun.since, **told)]


def lay_down_post(command: LayDownPost, body: Body, known: Asked) -> Sequence[Event]:
    """The last day in the post; told otherwise later, it is corrected."""
    held = body.posts.get((command.post, command.holder), ())
    until = ends(held, command.until, known.today, mistaken=command.mistaken)
    if until is None:
        return []
    told = {"post": command.post, "holder": command.holder, "mistaken": command.mistaken}
    return [PostLaidDown(body=command.body, until=until, **told)]
