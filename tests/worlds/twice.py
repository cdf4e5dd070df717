"""Which figures differ when events are counted in both ways, without a process between?"""

from years import HERE

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


async def computed_of(reporting, window, session=3):
    """The scope of a window at this moment, and all figures of it as numbers."""
    engine = reporting.engine
    scope = await scope_of(engine, HERE, 5, session, window, await cut_now(engine, HERE))
    return scope, {id: plain_value(one) for id, one in (await computed(engine, scope)).items()}


async def counted_both_ways(url, events, window):
    """What differs."""
    recorded = Feed().all(HERE, events)
    async with running(REPORTING, url) as reporting:
        await receive(reporting, recorded)
        while await step(reporting.engine):
            pass
        scope, first = await computed_of(reporting, window)
    return differing(first, counted_again(replayed(heard(recorded)), asked(scope), first))
