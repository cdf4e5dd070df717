"""A district committee whose service proposals has heard of it, its rules and its members."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import uuid5

import httpx
import pytest

from contracts.committees import plenary_id
from contracts.members.committee import CommitteeEstablished, PlenaryConvened, RulesAdopted
from contracts.members.member import MemberAdmitted, MembershipBegan
from contracts.values import BodyKind, Named
from kernel.event import Event
from kernel.ids import committee_id
from kernel.log.chain import GENESIS, Origin, Recorded
from kernel.running import Running
from kernel.testing.running import client, running
from kernel.view import fold_live
from members.committee.presets import preset
from proposals.app import PROPOSALS
from rules.names import derived_id

HERE = committee_id("999901")
CODE = "999901"
SINCE = date(2022, 1, 8)


@dataclass(frozen=True, slots=True)
class House:
    """The started service with a client of its office."""

    running: Running
    http: httpx.AsyncClient
    path: str = f"/committees/{CODE}/situation-reports"

    async def hear(self, *events: Event) -> None:
        """Fold what another service said, as if it had just come."""
        told = [(event, _recorded(event, number)) for number, event in enumerate(events, start=1)]
        async with self.running.engine.begin() as connection:
            await fold_live(connection, PROPOSALS.heard, told)

    async def load(self, name: str, data: bytes, **params: object) -> dict:
        """Import a ledger of the plenary 5/3 and wait until the views show it."""
        told = await self.http.post(
            f"/committees/{CODE}/imports/situation-reports",
            files={"file": (name, data)},
            params={"plenary": "5/3", **params},
        )
        assert told.status_code == 200, told.text
        return told.json()

    async def shown(self, at_least: str = "", **filters: object) -> list[dict]:
        """The reports as the list shows them, latest first."""
        headers = {"at-least": at_least} if at_least else {}
        told = await self.http.get(self.path, params=filters, headers=headers)
        assert told.status_code == 200, told.text
        return told.json()["reports"]


def member(name: str, sector: str, nth: int = 1) -> tuple[Event, Event]:
    """A member of a sector, admitted with the term; the n-th of the name."""
    who = derived_id(HERE, "person", name if nth == 1 else f"{name}#{nth}")
    body = Named(id=derived_id(HERE, "sector", sector), name=sector)
    admitted = MemberAdmitted(
        member=who, name=name, member_no=None, term=5, gender=None, nation=None, birth_year=None,
        party=None, education=None, employer=None, position=None, since=SINCE,
    )  # fmt: skip
    joined = MembershipBegan(member=who, body=body, kind=BodyKind.SECTOR, duty=None, since=SINCE)
    return admitted, joined


def _recorded(event: Event, number: int) -> Recorded:
    origin, at = Origin(HERE, "members", "test"), datetime(2022, 1, 8, tzinfo=UTC)
    ident = uuid5(HERE, f"{number}{event.event_name}{event.as_text()}")
    return Recorded(
        origin, number, ident, "x-1", number, event.event_name, 1, True, SINCE, None, at, "office",
        None, HERE, None, None, None, event.as_text(), GENESIS, GENESIS,
    )  # fmt: skip


def beginnings() -> tuple[Event, ...]:
    """What every test's committee is."""
    rules, basis = preset("district")
    return (
        CommitteeEstablished(committee=HERE, code=CODE, name="东湖区政协", host=None),
        RulesAdopted(committee=HERE, rules=rules, effective_on=SINCE, basis=basis),
        PlenaryConvened(
            committee=HERE, plenary=plenary_id(HERE, 5, 3), term=5, session=3,
            opens=date(2025, 1, 8), closes=date(2025, 1, 11),
            cut_off=datetime(2025, 1, 9, 10, tzinfo=UTC),
        ),
        *member("李遥", "农业"),
        *member("周宁", "教育"),
    )  # fmt: skip


@pytest.fixture
def of_name():
    """Makes the events of a member by name and sector; see `member`."""
    return member


@pytest.fixture
async def house(database) -> AsyncIterator[House]:
    async with running(PROPOSALS, database) as started, client(started) as http:
        made = House(started, http)
        await made.hear(*beginnings())
        yield made
