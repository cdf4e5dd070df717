"""Which proposals mattered, where did leads come from, and were opinions answered?"""

from datetime import date

from counted import DAY, assigned, cases, filed, parts, submitted, title_of, told, unit, values
from years import PEOPLE, PLENARY

from contracts.proposals.attention import (
    KeyProposalDropped,
    KeyProposalNamed,
    PrioritiesNamed,
    ProposalAwarded,
)
from contracts.proposals.handling import RehandlingOrdered
from contracts.proposals.lead import LeadDeclined, LeadListed, LeadReceived
from contracts.proposals.proposal import ProposalNotFiled, ReviewRevoked
from contracts.proposals.suggestion import (
    SuggestionAnswered,
    SuggestionPassedOn,
    SuggestionReceived,
    SuggestionRetracted,
)
from kernel.ids import derived

MAYOR = PEOPLE[0]
ROADS, EDUCATION = unit("交通局"), unit("教育局")


def proposal(number):
    return derived("proposal", number)


def on_day(*events):
    return [(one, DAY) for one in events]


def key(number, *leaders):
    return KeyProposalNamed(
        proposal=proposal(number), leaders=leaders, ways=(), basis="主席会议", named_on=DAY
    )


def award(number, to=None):
    return ProposalAwarded(
        proposal=proposal(number), award="优秀提案", year=2025, unit=to, awarded_on=DAY
    )


def priorities(number, *names):
    return PrioritiesNamed(proposal=proposal(number), priorities=names, named_on=DAY)


def three_filed():
    return [line for number in (1, 2, 3) for line in (submitted(number), filed(number))]


async def test_key_proposals_count_until_they_are_dropped_and_those_with_leaders_apart(database):
    dropped = KeyProposalDropped(proposal=proposal(3), reason="合并", dropped_on=DAY)
    events = [*three_filed(), *on_day(key(1, MAYOR), key(2), key(3, MAYOR), dropped)]
    figures, proof = await told(database, events, "proposals.leader_supervised")
    assert values(figures, "proposals.key_proposals", "proposals.leader_supervised") == [2, 1]
    assert cases(proof) == [title_of(1)]


async def test_an_award_of_a_unit_makes_no_good_proposal(database):
    events = [*three_filed(), *on_day(award(1), award(2, to=ROADS))]
    figures, *_ = await told(database, events)
    assert values(figures, "proposals.excellent") == [1]


async def test_what_was_answered_again_counts_until_its_review_is_revoked(database):
    def again(number):
        return RehandlingOrdered(
            proposal=proposal(number), unit=ROADS, reason="不满意", by_rule=True, ordered_on=DAY
        )

    revoked = ReviewRevoked(proposal=proposal(2), reason="误录")
    events = [
        *three_filed(),
        assigned(1, DAY, ROADS),
        assigned(2, DAY, ROADS),
        *on_day(again(1), again(2), revoked),
        filed(2),
    ]
    figures, *_ = await told(database, events)
    assert values(figures, "proposals.rehandled") == [1]


async def test_what_was_not_filed_is_no_key_proposal(database):
    refused = ProposalNotFiled(proposal=proposal(1), reason=None)
    figures, *_ = await told(database, [submitted(1), *on_day(refused, key(1))])
    assert values(figures, "proposals.key_proposals") == [0]


async def test_a_proposal_counts_once_for_each_priority_that_it_serves(database):
    told_of = (priorities(1, "营商环境", "乡村振兴"), priorities(2, "营商环境"), priorities(3))
    figures, *_ = await told(database, [*three_filed(), *on_day(*told_of)])
    assert parts(figures, "proposals.by_priority") == {"营商环境": 2, "乡村振兴": 1}
    assert figures["proposals.by_priority"]["whole"] == 2


def lead(number, source):
    return LeadReceived(
        lead=derived("lead", number),
        call=derived("call", 1),
        plenary=PLENARY,
        source=source,
        by=None,
        title=f"线索{number}",
        text=None,
        received_on=date(2024, 11, 3),
    )


async def test_leads_count_for_their_plenary_by_source(database):
    one = derived("lead", 1)
    events = on_day(
        *(lead(number, source) for number, source in enumerate(("public", "public", "unit"))),
        LeadDeclined(lead=one, reason="已有", declined_on=DAY),
        LeadListed(lead=one, topic="停车", listed_on=DAY),
        LeadListed(lead=derived("lead", 2), topic="养老", listed_on=DAY),
        LeadDeclined(lead=derived("lead", 2), reason="重复", declined_on=DAY),
    )
    grown = submitted(1, lead=one)
    figures, proof = await told(database, [*events, grown], "proposals.leads_listed")
    assert values(figures, "proposals.leads", "proposals.leads_listed") == [3, 1]
    assert parts(figures, "proposals.leads_by_source") == {"社会公众": 2, "党政部门和单位": 1}
    assert values(figures, "proposals.from_leads") == [1]
    assert cases(proof) == ["线索1"]


def opinion(number, kind="opinion"):
    return SuggestionReceived(
        suggestion=derived("suggestion", number),
        kind=kind,
        proposal=proposal(number),
        title=f"意见{number}",
        sponsors=(MAYOR,),
        sector=None,
        topics=(),
        text=None,
        received_on=date(2025, 3, 3),
    )


def passed(number, to, wanted):
    return SuggestionPassedOn(
        suggestion=derived("suggestion", number), unit=to, answer_wanted=wanted, passed_on=DAY
    )


def answer(number, by):
    return SuggestionAnswered(
        suggestion=derived("suggestion", number), unit=by, outcome="已采纳", answered_on=DAY
    )


async def test_opinions_are_answered_by_one_unit_and_the_rate_is_of_those_asked(database):
    events = on_day(
        *(opinion(number) for number in (1, 2, 3, 4)),
        opinion(4, "letter"),
        opinion(5),
        passed(1, ROADS, True),
        passed(1, EDUCATION, True),
        answer(1, ROADS),
        passed(2, ROADS, False),
        answer(2, ROADS),
        passed(3, ROADS, True),
        SuggestionRetracted(suggestion=derived("suggestion", 5), reason="误录"),
    )
    figures, proof = await told(database, events, "proposals.suggestions_answered", window="2025")
    names = ("suggestions", "suggestions_passed_on", "suggestions_answered")
    assert values(figures, *(f"proposals.{name}" for name in names)) == [4, 3, 2]
    rate = figures["proposals.suggestion_answer_rate"]
    assert (rate["numerator"], rate["denominator"]) == (1, 2)
    assert parts(figures, "proposals.suggestions_by_kind") == {"意见建议": 3, "委员来信": 1}
    assert cases(proof) == ["意见1", "意见2"]


async def test_an_answer_that_is_wanted_no_more_is_not_missing(database):
    events = on_day(opinion(1), passed(1, ROADS, True), passed(1, ROADS, False))
    figures, *_ = await told(database, events, window="2025")
    assert figures["proposals.suggestion_answer_rate"]["denominator"] == 0
