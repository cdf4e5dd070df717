"""Every state of a committee, everything that can be asked in it, and what the decider says.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/committee_states.py`
writes docs/committee-states.md.
"""

from datetime import UTC, date, datetime

from state_walk import Page, Walk

from contracts.members.committee import DayNamed
from kernel.command import Command
from kernel.ids import committee_id
from members.committee.commands import (
    AdoptRules,
    AnnounceWorkingDays,
    ChangeCode,
    ChangeHost,
    ConvenePlenary,
    EndCommittee,
    EstablishCommittee,
    OpenTerm,
    RenameCommittee,
    TakeBackEnd,
)
from members.committee.domain import COMMITTEE
from members.committee.facts import NOTHING
from members.committee.presets import preset
from members.committee.state import Committee

HERE, CITY, OTHER = committee_id("999901"), committee_id("999900"), committee_id("999902")
RULES, BASIS = preset("district")
OTHER_RULES, _ = preset("city")
PAPER = {"committee": HERE, "basis": "关于调整云岭市部分行政区划的批复"}
LAST_YEAR, THIS_YEAR = {"effective_on": date(2025, 3, 1)}, {"effective_on": date(2026, 3, 1)}
OPENS = date(2027, 1, 8)

ESTABLISH = EstablishCommittee(
    committee=HERE, code="999901", name="东湖区政协", host=CITY, rules=RULES, basis=BASIS
)
UNEND = TakeBackEnd(**PAPER)
ADOPT = AdoptRules(rules=OTHER_RULES, **PAPER, **THIS_YEAR)
SIT = ConvenePlenary(
    committee=HERE,
    term=6,
    session=1,
    opens=OPENS,
    closes=date(2027, 1, 11),
    cut_off=datetime(2027, 1, 9, 10, tzinfo=UTC),
)
SIT_LONGER = SIT.model_copy(update={"closes": date(2027, 1, 12)})
NEW_YEAR = DayNamed(day=date(2027, 1, 1), name="元旦")
ANNOUNCE = AnnounceWorkingDays(year=2027, off=(NEW_YEAR,), **PAPER)
OPEN = OpenTerm(term=6, opened_on=OPENS, **PAPER)
RECODE = ChangeCode(code="999911", **PAPER, **THIS_YEAR)
RENAME = RenameCommittee(name="云东区政协", **PAPER, **THIS_YEAR)
REHOST = ChangeHost(host=OTHER, **PAPER, **THIS_YEAR)
END = EndCommittee(succeeded_by=OTHER, **PAPER, **THIS_YEAR)


def earlier(change: Command) -> Command:
    """The same change, a year before."""
    return change.model_copy(update=LAST_YEAR)


STATES: dict[str, tuple[Command, ...]] = {
    "none 无": (),
    "established 已设立": (ESTABLISH,),
    "under_other_rules 规则已修订": (ESTABLISH, ADOPT),
    "working_days_announced 已公布工作日历": (ESTABLISH, ANNOUNCE),
    "plenary_convened 已召集全体会议": (ESTABLISH, SIT),
    "plenary_on_other_days 会期另定": (ESTABLISH, SIT_LONGER),
    "term_opened 届期已开始": (ESTABLISH, OPEN),
    "under_another_code 代码已变更": (ESTABLISH, earlier(RECODE)),
    "under_another_name 已更名": (ESTABLISH, earlier(RENAME)),
    "below_another 已改隶": (ESTABLISH, earlier(REHOST)),
    "ended 已终止": (ESTABLISH, END),
}
"""Each state with the commands that lead to it."""


def stage(committee: Committee) -> str:
    """In which of them a committee is; of several that hold, the last one in the table."""
    sittings = committee.plenaries.values()
    held = {
        "established": bool(committee.name),
        "under_other_rules": committee.rules == OTHER_RULES,
        "working_days_announced": bool(committee.years),
        "plenary_convened": bool(sittings),
        "plenary_on_other_days": any(one.closes == SIT_LONGER.closes for one in sittings),
        "term_opened": bool(committee.terms),
        "under_another_code": committee.code == RECODE.code,
        "under_another_name": committee.name == RENAME.name,
        "below_another": committee.host == OTHER,
        "ended": committee.ended is not None,
    }
    return next((name for name in reversed(held) if held[name]), "none")


COMMITTEES = Walk(
    title="Committee 委员会",
    decider=COMMITTEE,
    states=STATES,
    asked=(ESTABLISH, ADOPT, SIT, ANNOUNCE, RECODE, RENAME, REHOST, END, UNEND, OPEN),
    stage=stage,
    facts=NOTHING,
)
PAGE = Page("committee", "a committee 委员会状态表", (COMMITTEES,))

if __name__ == "__main__":
    PAGE.write()
