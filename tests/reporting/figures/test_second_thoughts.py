"""Does what was taken back, or told anew, count as it stands now?"""

from datetime import timedelta

from counted import (
    DAY,
    admitted,
    assigned,
    filed,
    number_of,
    parts,
    replied,
    spoke,
    submitted,
    told,
    unit,
    values,
)
from years import PEOPLE, SECTORS

from contracts.feedback import Answer
from contracts.members.member import MembersMerged
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalRetracted,
    ProposalReturned,
    ReviewRevoked,
)

WANG, LI, *_ = PEOPLE
ROADS, SCHOOLS = unit("交通局"), unit("教育局")
ANSWERS = ("proposals.replies", "proposals.feedbacks", "proposals.feedback_returned")
BY_UNIT = "proposals.days_to_reply_by_unit"


def after(days):
    return DAY + timedelta(days=days)


def judged(number):
    event = FeedbackGiven(
        proposal=number_of(number),
        sponsor=WANG,
        satisfaction="dissatisfied",
        printed="不满意",
        given_on=after(20),
    )
    return event, after(20)


ANSWERED = [
    submitted(1),
    filed(1),
    assigned(1, DAY, ROADS),
    replied(1, ROADS, after(10)),
    judged(1),
]
REVOKED = (ReviewRevoked(proposal=number_of(1), reason="误录"), after(21))


async def test_answer_and_opinion_go_with_the_result_on_which_they_rested(database):
    figures, *_ = await told(database, [*ANSWERED, REVOKED])
    assert values(figures, *ANSWERS) == [0, 0, 0]


async def test_what_is_told_after_it_was_reviewed_anew_counts_alone(database):
    anew = [filed(1), assigned(1, DAY, SCHOOLS), replied(1, SCHOOLS, after(30))]
    figures, *_ = await told(database, [*ANSWERED, REVOKED, *anew])
    assert values(figures, *ANSWERS) == [1, 0, 0]
    assert parts(figures, BY_UNIT) == {"教育局": 30}


async def test_of_a_unit_too_what_rested_on_a_revoked_review_does_not_count(database):
    def answered(of):
        told = {"answers": (Answer(question="attitude", choice="满意"),)}
        return of[0].model_copy(update=told), of[1]

    before = [answered(one) if one == judged(1) else one for one in ANSWERED]
    ids = ("unit_replies", "unit_replies_on_time", "feedback_with_answers")
    again = [filed(1), assigned(1, DAY, SCHOOLS)]
    figures, *_ = await told(database, [*before, REVOKED, *again])
    assert values(figures, *(f"proposals.{one}" for one in ids)) == [0, 0, 0]
    assert parts(figures, "proposals.replied_by_unit") == {}
    assert parts(figures, "proposals.open_by_unit") == {"教育局": 1}


async def test_entered_again_after_a_mistake_it_has_no_answer(database):
    gone = ProposalRetracted(proposal=number_of(1), reason="误录")
    figures, *_ = await told(database, [*ANSWERED, (gone, after(21)), submitted(1), filed(1)])
    assert values(figures, "proposals.filed", *ANSWERS) == [1, 0, 0, 0]


async def test_submitted_again_after_it_was_returned_it_counts_as_it_is_now(database):
    back = (ProposalReturned(proposal=number_of(1), reason="补充"), DAY)
    first = submitted(1, category="经济建设", sector=SECTORS[0], topics=("就业",))
    now = {"category": "社会建设", "sector": SECTORS[1], "topics": ("养老",)}
    again = submitted(1, timing="off_session", sponsor_kind="party", **now)
    figures, *_ = await told(database, [first, back, again, filed(1)])
    assert parts(figures, "proposals.by_category") == {"社会建设": 1}
    assert parts(figures, "proposals.by_topic") == {"养老": 1}
    kinds = ("offsession_received", "filed_collective", "sponsors")
    assert values(figures, *(f"proposals.{one}" for one in kinds)) == [1, 1, 0]


async def test_a_due_day_that_is_corrected_is_the_one_an_answer_is_held_against(database):
    def due(day):
        event, on = assigned(1, DAY, ROADS)
        return event.model_copy(update={"due_on": day}), on

    late = [submitted(1), filed(1), due(after(5)), replied(1, ROADS, after(10))]
    figures, *_ = await told(database, [*late, due(after(15))])
    rate = figures["proposals.on_time_rate"]
    assert (rate["numerator"], rate["denominator"]) == (1, 1)


async def test_a_unit_that_no_longer_has_a_proposal_has_no_contact_about_it(database):
    events = [submitted(1), filed(1), assigned(1, DAY, ROADS), spoke(1, ROADS, WANG, DAY)]
    figures, *_ = await told(database, [*events, assigned(1, DAY, SCHOOLS)])
    dated = ("contacted", "contacted_dated", "unit_contacted_dated")
    assert values(figures, *(f"proposals.{one}" for one in dated)) == [0, 0, 0]


async def test_a_topic_that_is_told_twice_is_one(database):
    figures, *_ = await told(database, [submitted(1, topics=("养老", "养老")), filed(1)])
    assert parts(figures, "proposals.by_topic") == {"养老": 1}


async def test_what_a_duplicate_proposed_stands_under_what_the_register_says_of_the_one_kept(
    database,
):
    people = [admitted(WANG, party="民建会员"), admitted(LI, party="群众")]
    merged = (MembersMerged(duplicate=LI.id, member=WANG), DAY)
    figures, *_ = await told(database, [*people, submitted(1, LI), filed(1), merged])
    assert parts(figures, "proposals.by_party") == {"民建会员": 1}
