"""Which figures differ when events are counted in both ways, without a process between?"""

import asyncio
import re
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid5

from years import HERE

from contracts.committees import plenary_id
from kernel.log.chain import Origin
from kernel.testing.feeding import Feed
from kernel.testing.running import receive, running
from reporting.app import REPORTING
from reporting.archive.cut import cut_now
from reporting.cases.keeping import step
from reporting.figures.computing import computed
from reporting.figures.scope import scope_of
from reporting.recheck.again import counted_again
from reporting.recheck.comparing import differing
from reporting.recheck.hearing import Heard
from reporting.recheck.rechecking import asked, plain_value
from reporting.recheck.replaying import replayed

ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SESSIONS = (2, 3, 4)


def heard(recorded):
    """Recorded events as they are replayed."""
    return [
        Heard(
            arrival=nth,
            origin=str(one.origin),
            position=one.position,
            type=one.type,
            stream=one.stream,
            occurred_on=one.occurred_on,
            data=one.data,
        )
        for nth, one in enumerate(recorded, 1)
    ]


def elsewhere(recorded, nth):
    """The same events of the nth committee of its kind, with ids of its own throughout."""
    salt = uuid5(HERE, str(nth))
    known = {str(plenary_id(HERE, 5, one)): str(plenary_id(salt, 5, one)) for one in SESSIONS}
    known[str(HERE)] = str(salt)

    def other(found):
        return known.setdefault(found[0], str(uuid5(salt, found[0])))

    return salt, [
        replace(
            one,
            origin=Origin(salt, one.origin.service, one.origin.incarnation),
            stream=ID.sub(other, one.stream),
            data=ID.sub(other, one.data),
        )
        for one in recorded
    ]


class Both:
    """Reporting, running; each world that it is told is of a committee of its own."""

    def __init__(self, runner, reporting):
        self._runner, self._reporting, self._told = runner, reporting, 0

    @property
    def engine(self):
        """The service's database."""
        return self._reporting.engine

    def run(self, asked):
        """Wait for something of the service."""
        return self._runner.run(asked)

    def differ(self, events, window="plenary", session=3):
        """What differs."""
        scope, first, record = self.told(events, window, session)
        return differing(first, dict(counted_again(record, asked(scope), first)))

    def told(self, events, window="plenary", session=3):
        """The scope, all figures of it as numbers, and the cards."""
        here, recorded = self._elsewhere(events)
        scope, first = self._runner.run(self._first(here, recorded, window, session))
        return scope, first, replayed(heard(recorded))

    def parts_differ(self, events, lenses, window="plenary", session=3):
        """What differs of each of these lenses, whose ids are those of the events."""
        here, recorded = self._elsewhere(events)
        whole, _ = self._runner.run(self._first(here, recorded, window, session))
        record = replayed(heard(recorded))
        for lens in lenses:
            scope = self.narrowed(whole, lens)
            first = self.numbers(scope)
            again = dict(counted_again(record, asked(scope), first))
            yield from ((lens, one) for one in differing(first, again))

    def narrowed(self, scope, lens):
        """A scope with a lens, whose id is that of the events before they were told."""
        return replace(scope, lens=replace(lens, id=uuid5(scope.committee, str(lens.id))))

    def numbers(self, scope):
        """All figures of a scope as numbers."""
        return self._runner.run(self._numbers(scope))

    def _elsewhere(self, events):
        self._told += 1
        return elsewhere(Feed().all(HERE, events), self._told)

    async def _first(self, here, recorded, window, session):
        reporting, engine = self._reporting, self._reporting.engine
        await receive(reporting, recorded)
        while await step(engine):
            pass
        scope = await scope_of(engine, here, 5, session, window, await cut_now(engine, here))
        return scope, await self._numbers(scope)

    async def _numbers(self, scope):
        values = await computed(self.engine, scope)
        return {id: plain_value(one) for id, one in values.items()}


@contextmanager
def both_ways(url):
    """A service that counts what it is told in both ways."""
    with asyncio.Runner() as runner:
        started = running(REPORTING, url)
        reporting = runner.run(started.__aenter__())
        try:
            yield Both(runner, reporting)
        finally:
            runner.run(started.__aexit__(None, None, None))
