"""An activity of an invented committee, and what is known when something is told of it."""

from datetime import date
from uuid import UUID

from contracts.members.rules import ActivityKindRule
from kernel.ids import committee_id
from sectors.activity.commands import RecordActivity, RetractActivity
from sectors.activity.domain import ACTIVITY
from sectors.activity.domain import Facts as ActivityFacts
from sectors.occasion.facts import Facts

HERE = committee_id("999900")
WHICH, OTHER, NOWHERE = UUID(int=11), UUID(int=12), UUID(int=13)
CEN, LI = UUID(int=1), UUID(int=2)
DAY = date(2026, 2, 25)
FACTS = Facts(priorities=frozenset({"乡村振兴", "营商环境"}), members=frozenset({CEN, LI}))
KINDS = ActivityFacts((ActivityKindRule(name="调研", common="research", words=()),))


def activity(*, retracted: bool = False):
    """The state of an activity that was held, or taken back."""
    held = RecordActivity(
        committee=HERE, activity=WHICH, title="乡村产业调研", kind="调研", starts_on=DAY
    )
    state = ACTIVITY.initial
    asked = [held, RetractActivity(committee=HERE, activity=WHICH, reason="误录")]
    for command in asked if retracted else asked[:1]:
        state = ACTIVITY.fold(ACTIVITY.decide(command, state, _known()), state)
    return state


def _known():
    class Knows:
        facts = KINDS

    return Knows


ACTIVITIES = {
    f"activity-{WHICH}": activity(),
    f"activity-{OTHER}": activity(),
    f"activity-{NOWHERE}": ACTIVITY.initial,
}
"""By the names of their streams."""
