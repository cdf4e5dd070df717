"""How does a year's set of proposals come about: submitted, reviewed, handled, judged?"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from yunling.committees import Committee, Plenary
from yunling.people import FORMER_MEMBER, Member
from yunling.proposals import (
    CONVERTED,
    FILED,
    LEAD_CO,
    MERGED,
    NOT_FILED,
    PENDING,
    SEPARATE,
    SINGLE,
    WITHDRAWN,
    Proposal,
)
from yunling.topics import BY_CATEGORY, CATEGORY_WEIGHTS, Theme
from yunling.workdays import workday

BODIES = (
    "提案委员会", "经济委员会", "教科卫体委员会", "民盟{place}委员会", "民建{place}委员会",
    "农工党{place}委员会", "{place}工商联", "{place}妇联", "{place}总工会",
)  # fmt: skip


@dataclass(slots=True)
class _Draw:
    """One ledger in the making."""

    rng: Random
    committee: Committee
    plenary: Plenary
    active: list[Member]
    titles: set[str] = field(default_factory=set)


def draw_proposals(
    committee: Committee, plenary: Plenary, members: list[Member], seed: str
) -> list[Proposal]:
    """A plenary's proposals in the order of submission, serials from 1."""
    rng = Random(f"{seed}/{committee.code}/{plenary.key}/proposals")
    unique = [m for m in members if sum(m.name == other.name for other in members) == 1]
    draw = _Draw(rng, committee, plenary, rng.sample(unique, max(6, len(unique) * 7 // 10)))
    drawn = [_submitted(draw, off) for off in _timings(plenary)]
    drawn.sort(key=lambda proposal: (proposal.off_session, proposal.submitted))
    drawn = [replace(p, serial=n, outcome=FILED) for n, p in enumerate(drawn, start=1)]
    drawn = _reviewed(draw, _with_outsider_and_namesakes(draw, drawn, members))
    return _numbered(_with_key_proposals(draw, [_handled(draw, p) for p in drawn]))


def _timings(plenary: Plenary) -> Iterator[bool]:
    """Off session or not, for each: about one in fifteen comes after the cut-off."""
    off = round(plenary.proposals * 0.07)
    yield from (index < off for index in range(plenary.proposals))


def _submitted(draw: _Draw, off_session: bool) -> Proposal:
    names, weights = zip(*CATEGORY_WEIGHTS.items(), strict=True)
    theme, ask, title = _new_title(draw, draw.rng.choices(names, weights)[0])
    day = _day_of_submission(draw, off_session)
    sponsors, body = _sponsoring(draw)
    return Proposal(0, title, theme, ask, day, off_session, FILED, sponsors, body)


def _new_title(draw: _Draw, category: str) -> tuple[Theme, str, str]:
    """A theme of the category, an ask and a title that this ledger does not have yet."""
    themes = BY_CATEGORY[category]
    for theme in draw.rng.sample(themes, len(themes)):
        every = [(ask, p) for ask in theme.asks for p in draw.committee.places_for(ask)]
        for ask, place in draw.rng.sample(every, len(every)):
            title = theme.title(ask, place)
            if title not in draw.titles:
                draw.titles.add(title)
                return theme, ask, title
    raise LookupError(f"no title is left for {category}")


def _day_of_submission(draw: _Draw, off_session: bool) -> date:
    plenary = draw.plenary
    if off_session:
        first = plenary.closes + timedelta(days=30)
        return first + timedelta(days=draw.rng.randrange((plenary.ends - first).days - 14))
    early = int(draw.rng.triangular(0, 45, 3))
    return plenary.cut_off_day - timedelta(days=early)


def _sponsoring(draw: _Draw) -> tuple[tuple[Member, ...], str]:
    kind = draw.rng.random()
    if kind < 0.16 and draw.committee.preset != "township":
        return (), _body(draw)
    count = draw.rng.randint(2, 5) if kind < 0.36 else 1
    return tuple(draw.rng.sample(draw.active, min(count, len(draw.active)))), ""


def _body(draw: _Draw) -> str:
    place = draw.committee.short_name.removesuffix("政协")
    return draw.rng.choice(BODIES).format(place=place)


def _with_outsider_and_namesakes(
    draw: _Draw, drawn: list[Proposal], members: list[Member]
) -> list[Proposal]:
    """In a city one first sponsor is off the roll, and both bearers of one name submit."""
    if draw.committee.preset != "city":
        return drawn
    single = [p for p in drawn if p.form == "委员提案" and not p.off_session]
    outside, one, other = draw.rng.sample(single, 3)
    changed = {
        outside.serial: replace(outside, sponsors=(), outsider=FORMER_MEMBER),
        one.serial: replace(one, sponsors=(members[-2],)),
        other.serial: replace(other, sponsors=(members[-1],)),
    }
    return [changed.get(p.serial, p) for p in drawn]


def _outcomes(draw: _Draw, open_for_change: list[Proposal]) -> dict[int, str]:
    """Which serials are not filed as they are; the second year's review is a little milder."""
    total = draw.plenary.proposals
    milder = 0.8 if draw.plenary.year > 2024 else 1.0
    wanted = [MERGED] * round(total * 0.04 * milder)
    wanted += [CONVERTED[0]] * round(total * 0.06 * milder)
    wanted += [CONVERTED[1]] * round(total * 0.02)
    wanted += [NOT_FILED] * round(total * 0.03 * milder) + [WITHDRAWN] * (total >= 30)
    if total < 10:
        wanted = [CONVERTED[0]]
    chosen = draw.rng.sample(open_for_change, len(wanted))
    return {p.serial: outcome for p, outcome in zip(chosen, wanted, strict=True)}


def _reviewed(draw: _Draw, drawn: list[Proposal]) -> list[Proposal]:
    """The review: outcomes, its days, and what was merged into what."""
    outcomes = _outcomes(draw, [p for p in drawn if not p.off_session and not p.outsider])
    drawn = [
        replace(p, outcome=outcomes.get(p.serial, FILED), reviewed=_day_of_review(draw, p))
        for p in drawn
    ]
    if draw.committee.preset == "city" and draw.plenary.year > 2024:
        drawn[-1] = replace(drawn[-1], outcome=PENDING, reviewed=None)
    return [_merged(draw, p, drawn) if p.outcome == MERGED else p for p in drawn]


def _day_of_review(draw: _Draw, proposal: Proposal) -> date:
    if proposal.off_session:
        return workday(proposal.submitted + timedelta(days=draw.rng.randint(3, 10)))
    first = max(proposal.submitted, draw.plenary.opens)
    return workday(first + timedelta(days=draw.rng.randint(0, 6)))


def _merged(draw: _Draw, proposal: Proposal, drawn: list[Proposal]) -> Proposal:
    """A merged proposal asks much the same as a filed one: same ask, another place."""
    targets = [p for p in drawn if p.outcome == FILED and not p.off_session]
    target = draw.rng.choice([p for p in targets if p.theme.category == proposal.theme.category])
    places = draw.committee.places_for(target.ask)
    titles = [target.theme.title(target.ask, p) for p in draw.rng.sample(places, len(places))]
    again = target.title.replace("关于", "关于进一步", 1)
    title = next((t for t in titles if t not in draw.titles), again)
    draw.titles.add(title)
    return replace(proposal, title=title, theme=target.theme, ask=target.ask, into=target.serial)


def _handled(draw: _Draw, proposal: Proposal) -> Proposal:
    """A filed proposal is assigned, replied to and judged, as far as the year allows."""
    if proposal.outcome != FILED or proposal.reviewed is None:
        return proposal
    assigned = _day_of_assignment(draw, proposal)
    if assigned > draw.plenary.ends:
        return proposal
    mode, units = _units(draw, proposal)
    handled = replace(proposal, mode=mode, units=units, assigned=assigned)
    return _replied(draw, handled, assigned)


def _day_of_assignment(draw: _Draw, proposal: Proposal) -> date:
    if proposal.off_session and proposal.reviewed:
        return workday(proposal.reviewed + timedelta(days=draw.rng.randint(5, 12)))
    return workday(draw.plenary.closes + timedelta(days=18))


def _units(draw: _Draw, proposal: Proposal) -> tuple[str, tuple[str, ...]]:
    first, *others = proposal.theme.units_of(proposal.ask, draw.committee.prefix)
    if draw.committee.preset == "township":
        return LEAD_CO, ("柳湾镇人民政府", first)
    chance = draw.rng.random()
    if chance < 0.04:
        return SEPARATE, (first, others[0])
    if chance < 0.55:
        return LEAD_CO, (first, *draw.rng.sample(others, draw.rng.randint(1, 2)))
    return SINGLE, (first,)


def _replied(draw: _Draw, proposal: Proposal, assigned: date) -> Proposal:
    days = draw.rng.randint(96, 110) if draw.rng.random() < 0.04 else draw.rng.randint(25, 86)
    replied = workday(assigned + timedelta(days=days))
    if replied > _last_known(draw.plenary):
        return proposal
    grade = draw.rng.choices("ABC", (55, 36, 9))[0]
    return _judged(draw, replace(proposal, replied=replied, grade=grade), replied)


def _judged(draw: _Draw, proposal: Proposal, replied: date) -> Proposal:
    feedback = draw.rng.choices(("满意", "基本满意", "理解", "不满意", ""), (86, 8, 1, 1, 4))[0]
    fed_back = replied + timedelta(days=draw.rng.randint(2, 15))
    if not feedback or fed_back > _last_known(draw.plenary):
        return proposal
    return replace(proposal, feedback=feedback, fed_back=fed_back)


def _last_known(plenary: Plenary) -> date:
    """The first year's handling was followed into the next year; the second's ends with it."""
    return plenary.ends if plenary.year > 2024 else date(2025, 4, 30)


def _with_key_proposals(draw: _Draw, drawn: list[Proposal]) -> list[Proposal]:
    """About one in twenty of the plenary's filed proposals is supervised as 重点提案."""
    filed = [p.serial for p in drawn if p.outcome == FILED and not p.off_session]
    chosen = set(draw.rng.sample(filed, round(len(filed) * 0.06)))
    return [replace(p, key=p.serial in chosen) for p in drawn]


def _numbered(drawn: list[Proposal]) -> list[Proposal]:
    """Case numbers in the order of filing papers, without a gap."""
    numbers = {p.serial: n for n, p in enumerate((p for p in drawn if p.outcome == FILED), start=1)}
    return [replace(p, case_no=numbers.get(p.serial)) for p in drawn]
