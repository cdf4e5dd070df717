"""What do figures and their evidence say of these events, asked over HTTP?"""

from datetime import date

from years import HERE, PLENARY, context

from contracts.members.member import MemberAdmitted
from contracts.proposals.handling import SponsorContacted
from contracts.proposals.proposal import (
    ProposalAssigned,
    ProposalFiled,
    ProposalReplied,
    ProposalSubmitted,
)
from contracts.sectors.activity import ActivityHeld, AttendanceRecorded
from contracts.values import Named
from kernel.ids import derived
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

DAY = date(2025, 1, 9)
PARTICULARS = ("member_no", "gender", "nation", "birth_year", "party", "education", "employer")


def unit(name):
    return Named(id=derived("unit", name), name=name)


async def told(postgres_url, events, *evidence, window="plenary"):
    """The figures by id, and the evidence of those asked for."""
    params = {"plenary": "5/3", "window": window}
    async with running(REPORTING, postgres_url) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, [*context(), *events]))
        while await step(reporting.engine):
            pass
        answer = await http.get(f"/committees/{HERE}/figures", params=params)
        assert answer.status_code == 200, answer.text
        assert answer.json()["partial"] is None
        proofs = [
            (await http.get(f"/committees/{HERE}/evidence/{one}", params=params)).json()
            for one in evidence
        ]
    return answer.json()["figures"], *proofs


def values(figures, *ids):
    """Their values, in order."""
    return [figures[id]["value"] for id in ids]


def parts(figures, id):
    """The values of a breakdown by name."""
    return {name: one["value"] for name, one in figures[id]["values"].items()}


def cases(proof):
    """What counts, by label; each as often as it counts."""
    return sorted(one["label"] for one in proof["cases"] if one["counts"])


def number_of(number):
    return derived("proposal", number)


def title_of(number):
    return f"关于事项{number}的提案"


def submitted(number, person=None, **more):
    first = person or Named(id=derived("person", "王一宁"), name="王一宁")
    told = {
        "proposal": number_of(number),
        "plenary": PLENARY,
        "serial_no": number,
        "printed_no": None,
        "title": title_of(number),
        "sponsor_kind": "individual",
        "first_sponsor": first,
        "co_sponsors": (),
        "sector": None,
        "category": None,
        "topics": (),
        "timing": "plenary",
        "submitted_on": DAY,
        "text": None,
    }
    return ProposalSubmitted(**told | more), DAY


def filed(number, on=DAY, assumed=False):
    event = ProposalFiled(
        proposal=number_of(number),
        case_no=number,
        category=None,
        day_assumed=assumed,
        decided_on=on,
    )
    return event, on


def assigned(number, on, *leading, mode="single"):
    event = ProposalAssigned(
        proposal=number_of(number),
        mode=mode,
        leading=leading,
        assisting=(),
        assigned_on=on,
        due_on=None,
    )
    return event, on or DAY


def replied(number, by, on):
    event = ProposalReplied(
        proposal=number_of(number), unit=by, grade=None, outcome=None, replied_on=on, text=None
    )
    return event, on or DAY


def spoke(number, by, sponsor, on):
    event = SponsorContacted(
        proposal=number_of(number), unit=by, sponsor=sponsor, way="phone", contacted_on=on
    )
    return event, on


def admitted(who, since=None, **more):
    told = dict.fromkeys((*PARTICULARS, "position")) | more
    return MemberAdmitted(member=who.id, name=who.name, term=5, since=since, **told), DAY


def activity_of(number):
    return derived("activity", number)


def held(number, on, common="research", host=None, kind="活动"):
    event = ActivityHeld(
        activity=activity_of(number),
        title=f"第{number}次活动",
        kind=kind,
        common_kind=common,
        form=None,
        host=host,
        starts_on=on,
        ends_on=on,
        place=None,
        topics=(),
        beneficiaries=None,
        money=None,
    )
    return event, on


def came(number, who, how="present", on=DAY):
    event = AttendanceRecorded(
        activity=activity_of(number), person=who, member=True, attendance=how
    )
    return event, on
