"""The work that goes on while processes are killed: the same requests for the same seed."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

CODE = "999900"
SECTORS = ("教育", "经济", "农业", "医药卫生")
UNITS = ("市教育局", "市交通局", "市卫生健康委员会")
SURNAMES = "岑柏宁沈陆闻祁俞欧颜"
GIVEN = "知远若水望舒行舟清和明安"
CLIENTS = 100


@dataclass(frozen=True, slots=True)
class Step:
    """One request; `needs` names the step whose answer gives the proposal's id."""

    key: str
    path: str
    body: dict[str, Any]
    needs: str | None = None


SETTING = (
    Step("setup/0", "/members/committees", {"code": CODE, "name": "云岭市政协", "preset": "city"}),
    Step(
        "setup/1",
        f"/members/committees/{CODE}/plenaries",
        {
            "term": 5,
            "session": 3,
            "opens": "2025-01-08",
            "closes": "2025-01-11",
            "cut_off": "2025-01-09T18:00:00+08:00",
        },
    ),
)


def lives(seed: int, client: int) -> Iterator[Step]:
    """What one client does, in order and without end: admit a member, submit, file, answer, say."""
    drawn = random.Random(f"{seed}/{client}")
    for number in itertools.count():
        name = _name(number * CLIENTS + client)
        yield from _life(drawn, f"{client}/{number}", f"{client:02}{number:04}", name)


def _name(number: int) -> str:
    """A name of one's own, so that it means the same person whenever it is heard."""
    rest, surname = divmod(number, len(SURNAMES))
    given = ""
    while rest or len(given) < 2:
        rest, letter = divmod(rest, len(GIVEN))
        given += GIVEN[letter]
    return SURNAMES[surname] + given


def _life(drawn: random.Random, key: str, no: str, name: str) -> list[Step]:
    here = f"committees/{CODE}"
    admitted = Step(
        f"{key}/admit",
        f"/members/{here}/members",
        {
            "name": name,
            "member_no": no,
            "term": 5,
            "bodies": [{"kind": "sector", "name": drawn.choice(SECTORS)}],
        },
    )
    submitted = Step(
        f"{key}/submit",
        f"/proposals/{here}/proposals",
        {
            "plenary": "5/3",
            "title": f"关于第{no}号事项的提案",
            "sponsor_kind": "individual",
            "first_sponsor": {"name": name},
            "category": drawn.choice(("经济建设", "社会建设")),
            "on": f"2025-01-0{drawn.randint(1, 9)}",
        },
    )
    steps = [admitted, submitted]
    one = f"/proposals/{here}/proposals/{{proposal}}"
    acts = [
        ("filing", {"on": "2025-01-10"}),
        ("assignment", {"leading": [drawn.choice(UNITS)], "mode": "single", "on": "2025-02-01"}),
        ("replies", {"unit": None, "grade": drawn.choice("ABC"), "on": "2025-04-01"}),
        (
            "feedback",
            {
                "sponsor": {"name": name},
                "satisfaction": drawn.choice(("satisfied", "basically")),
                "on": "2025-05-01",
            },
        ),
    ]
    unit = acts[1][1]["leading"][0]
    acts[2][1]["unit"] = unit
    for path, body in acts[: drawn.randint(1, 4)]:
        steps.append(Step(f"{key}/{path}", f"{one}/{path}", body, needs=submitted.key))
    return steps
