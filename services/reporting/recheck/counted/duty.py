"""Who on the roll did nothing that is on record?"""

from reporting.recheck.counted.activities import came
from reporting.recheck.counted.members import on_roll
from reporting.recheck.counted.reports import received
from reporting.recheck.counted.sponsors import sponsors
from reporting.recheck.tally import Share, Tally, figure
from reporting.recheck.year import Year


@figure("members.no_duty")
def no_duty(year: Year) -> Tally:
    """Neither proposal nor report nor attendance."""
    anywhere = year.anywhere
    active = {person for _, person in sponsors(anywhere)} | {person for _, person in came(anywhere)}
    for _, report in received(anywhere):
        active |= {year.person(one) for one in report.reporters}
    tally = Tally()
    for member in year.on_roll() - active:
        tally.note(str(member))
    return tally


@figure("members.no_duty_rate")
def no_duty_rate(year: Year) -> Share:
    """Of those on the roll."""
    return Share(no_duty(year), on_roll(year))
