"""What would members of a committee have written in thirty years? Invented titles and texts."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple
from uuid import UUID

import yaml
from bench.proposing import HERE, NAMES, PLENARY

from contracts.proposals.proposal import ProposalFiled, ProposalSubmitted, SponsorKind
from contracts.values import Named
from kernel.log.chain import Origin, Recorded
from kernel.secret import Sealed
from kernel.view import Told
from proposals.proposal.wording.words import words
from rules.names import derived_id

LABELLED = Path(__file__).parents[1] / "proposals" / "proposal"
FIRST, LAST = "东西南北上下大小新老龙凤青白红石金银", "桥坪溪湾坝岭塘冲洲埠坡店铺营寨岗陂浦"
MORE = "云安和永兴福寿泉松竹梅柳杨李王陈谢邓霖琪珩翊羿芮荃莳菡葳蕤薇藜蘅蟠翥羽翎翾耘耜聿"
SYLLABLES = FIRST + LAST + MORE
VERBS = ("加强", "推进", "完善", "规范", "支持", "解决", "加快发展", "进一步做好", "优化")
MIDDLE = MORE[:18]
ORIGIN = Origin(HERE, "proposals", "bench")
NIGHT = datetime(2025, 1, 1, tzinfo=UTC)
SHARE_FILED = 5
"""One of so many is not filed, so that a member may not see it."""


class Written(NamedTuple):
    """A title and a text as somebody wrote them."""

    title: str
    text: str


def written(seed: int, number: int) -> Iterator[Written]:
    """So many proposals, some 250 characters each, of 1,500 matters and 5,800 places.

    Words come as they do in texts: few often (社区 in every third), most of them seldom.
    """
    matters, random = _matters(), Random(seed)
    usual = _vocabulary()
    for _ in range(number):
        matter = matters[int(len(matters) * random.random() ** 1.5)]
        named = random.sample(matter.key, random.randint(2, 3))
        place = _place(random) if random.random() < 0.4 else ""
        verb, kind = random.choice(VERBS), random.choice(("提案", "建议"))
        title = f"关于{verb}{place}{'、'.join(named)}的{kind}"
        sentences = [_sentence(random, matter, usual) for _ in range(random.randint(8, 14))]
        year, money = random.randint(1994, 2025), random.randint(3, 900)
        yield Written(title, f"{year}年，{'。'.join(sentences)}。预计投入{money}万元。")


class Matter(NamedTuple):
    """What some proposals are about: the words of their titles, and of their texts."""

    key: list[str]
    words: list[str]


@cache
def _matters() -> list[Matter]:
    random, usual = Random(0), _vocabulary()

    def word() -> str:
        return _term(random) if random.random() < 0.4 else _often(random, usual, 1.2)

    return [Matter([word() for _ in range(4)], [word() for _ in range(12)]) for _ in range(1500)]


def _sentence(random: Random, matter: Matter, usual: list[str]) -> str:
    told = [
        random.choice((*matter.key, *matter.words))
        if random.random() < 0.6
        else _often(random, usual, 2.0)
        for _ in range(random.randint(4, 6))
    ]
    if random.random() < 0.2:
        told.insert(0, _place(random))
    return random.choice(("", "建议", "目前", "应当")) + "的".join(told)


def _often(random: Random, usual: list[str], steep: float) -> str:
    """A word of the vocabulary, the first ones the most often."""
    return usual[int(len(usual) * random.random() ** steep)]


@cache
def _vocabulary() -> list[str]:
    """The words of the labelled sets, some nine hundred, in an order of its own."""
    found: list[str] = []
    for name in ("alike.yaml", "alike_held_out.yaml"):
        told = yaml.safe_load((LABELLED / name).read_text("utf-8"))
        for one in (*(one for group in told["groups"] for one in group), *told["alone"]):
            text = f"{one['title']}。{one.get('text', '')}"
            found += [word for word, whole in words(text) if whole and len(word) > 1]
    return [word for word, _ in Counter(found).most_common()]


def _term(random: Random) -> str:
    """A word that no dictionary has."""
    return random.choice(SYLLABLES) + random.choice(SYLLABLES)


def _place(random: Random) -> str:
    """A village or a street, as no dictionary has them."""
    name = random.choice(FIRST) + random.choice(MIDDLE) + random.choice(LAST)
    return f"{name}{random.choice(('村', '街道', '社区', '镇'))}"


def events(number: int, one: Written) -> list[Told]:
    """It was submitted, and mostly filed."""
    proposal, who = derived_id(HERE, "proposal", str(number)), NAMES[number % len(NAMES)]
    submitted = ProposalSubmitted(
        proposal=proposal,
        plenary=PLENARY,
        serial_no=number,
        printed_no=None,
        title=one.title,
        sponsor_kind=SponsorKind.INDIVIDUAL,
        first_sponsor=Named(id=derived_id(HERE, "person", who), name=who),
        co_sponsors=(),
        sector=None,
        category=None,
        topics=(),
        timing="plenary",
        submitted_on=date(1994, 1, 1) + timedelta(days=number % 11_000),
        text=Sealed(id=text_id(number), kind="text", length=len(one.text.encode()), digest=""),
    )
    filed = ProposalFiled(
        proposal=proposal, case_no=number, category=None, day_assumed=False, decided_on=None
    )
    told = [submitted, filed] if number % SHARE_FILED else [submitted]
    return [(event, _recorded(proposal, number)) for event in told]


def text_id(number: int) -> UUID:
    """The vault item with the text of a proposal."""
    return derived_id(HERE, "text", str(number))


def _recorded(proposal: UUID, number: int) -> Recorded:
    return Recorded(
        origin=ORIGIN,
        position=number,
        event_id=proposal,
        stream=f"proposal-{proposal}",
        version=1,
        type="",
        schema_number=1,
        published=True,
        occurred_on=NIGHT.date(),
        occurred_at=NIGHT,
        recorded_at=NIGHT,
        actor="",
        on_behalf_of=None,
        correlation_id=proposal,
        causation_id=None,
        source=None,
        traceparent=None,
        data="",
        prevhash=b"",
    )
