"""What may be odd in who stands behind a proposal, and in which proposals stand there twice?"""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from reporting.cases.proposals import ProposalCase, SponsoringCase
from reporting.readiness.check import PROPOSALS, Check, Odd
from reporting.readiness.checks.proposals import RECEIVED, odd
from reporting.readiness.known import Known, held_on
from rules.names import person_name, title_name


def _signed(known: Known) -> Iterator[tuple[UUID, ProposalCase, SponsoringCase]]:
    """The proposals of persons, with those persons; withdrawn ones count as they stand."""
    for id, case in known.proposals.items():
        sponsoring = known.sponsorings.get(id)
        if case.by_members and sponsoring is not None:
            yield id, case, sponsoring


def not_on_roster(known: Known) -> Iterator[Odd]:
    """Each sponsor whom the register does not know, by name."""
    for id, case, sponsoring in _signed(known):
        for person in dict.fromkeys(sponsoring.persons):
            if known.kept(person) not in known.members:
                name = known.name(person)
                zh = f"提案人{name}不在委员名册中"
                yield odd(id, case, zh, f"sponsor {name} is not on the roster", str(person))


def off_the_roll(known: Known) -> Iterator[Odd]:
    """Each sponsor who was no member on the day of submission."""
    for id, case, sponsoring in _signed(known):
        for person in dict.fromkeys(map(known.kept, sponsoring.persons)):
            member, day = known.members.get(person), case.submitted_on
            if member is None or day is None or held_on(day, member):
                continue
            zh = f"提案人{member.name}在提交之日{day}不在册"
            en = f"sponsor {member.name} was no member on {day}, the day of submission"
            yield odd(id, case, zh, en, str(person))


def doubled(known: Known) -> Iterator[Odd]:
    """Each sponsor who stands on one list twice: under two entries, or one of them unknown."""
    for id, case, sponsoring in _signed(known):
        for name in sorted(_twice(sponsoring, known)):
            zh = f"联名名单中{name}出现两次"
            yield odd(id, case, zh, f"{name} stands on the list of sponsors twice", name)


def _twice(sponsoring: SponsoringCase, known: Known) -> set[str]:
    """The names; two members of one name are two persons."""
    persons = [known.kept(person) for person in sponsoring.persons]
    found = {known.name(one) for one in persons if persons.count(one) > 1}
    by_name: dict[str, set[UUID]] = defaultdict(set)
    for one in persons:
        by_name[person_name(known.name(one))].add(one)
    for same in by_name.values():
        if len(same) > 1 and any(one not in known.members for one in same):
            found.add(known.name(min(same)))
    return found


def joint_of_one(known: Known) -> Iterator[Odd]:
    """Joint proposals with one name."""
    for id, case, sponsoring in _signed(known):
        if case.sponsor_kind == "joint" and len(set(sponsoring.persons)) < 2:
            zh, en = "联名提案只列了一位提案人", "a joint proposal that names one sponsor"
            yield odd(id, case, zh, en)


def same_title(known: Known) -> Iterator[Odd]:
    """Each proposal of one plenary whose title another one has."""
    alike: dict[tuple[UUID, str], list[UUID]] = defaultdict(list)
    for id, case in known.proposals.items():
        if case.state in RECEIVED:
            alike[case.plenary, title_name(case.title)].append(id)
    for ids in alike.values():
        for id in ids if len(ids) > 1 else ():
            others = [_called(known.proposals[one]) for one in ids if one != id]
            zh, en = "、".join(others), ", ".join(others)
            yield odd(id, known.proposals[id], f"与{zh}案由相同", f"has the title of {en}")


def _called(case: ProposalCase) -> str:
    """Which one of several of one title: its number, else whose it is."""
    sponsor = f"{case.first_sponsor_name}的提案"
    return f"{case.case_no:04d}号" if case.case_no is not None else sponsor


SPONSOR_CHECKS: tuple[Check, ...] = (
    Check(
        "sponsor_not_on_roster",
        "提案人不在名册",
        "sponsor not on the roster",
        "委员提案的第一提案人或联名人在委员名册中没有，不计入在册委员的参与",
        PROPOSALS,
        (
            "proposals.participants",
            "proposals.participation_rate",
            "proposals.zero_sponsors",
            "proposals.filed_on_register",
            "proposals.by_party",
            "proposals.by_gender",
            "proposals.by_nation",
        ),
        "核对姓名；确是委员的，请名册经办人补入名册",
        "look up the name; who is a member is entered in the roster",
        not_on_roster,
        ("第一提案人",),
    ),
    Check(
        "sponsor_off_the_roll",
        "提案人当日不在册",
        "sponsor no member that day",
        "提案人在名册中，但提交之日未就任或已离任",
        PROPOSALS,
        ("proposals.participants", "proposals.participation_rate", "proposals.zero_sponsors"),
        "核对提交日期，或请名册经办人核对任职和离任日期",
        "look up the day of submission, or the days of membership in the roster",
        off_the_roll,
    ),
    Check(
        "sponsor_doubled",
        "联名人重复",
        "sponsor listed twice",
        "同一人在一件提案的名单中出现两次：名册中的重复委员，或一处写法不在名册",
        PROPOSALS,
        ("proposals.sponsors_any_role", "proposals.participants"),
        "删去重复的姓名；名册中一人两条的，请名册经办人合并",
        "strike the second name; two entries of one member are merged in the roster",
        doubled,
        ("联名人",),
    ),
    Check(
        "joint_of_one",
        "联名提案只有一人",
        "joint proposal of one",
        "形式为联名提案，名单只有第一提案人",
        PROPOSALS,
        ("proposals.filed_joint", "proposals.filed_individual", "proposals.sponsors_any_role"),
        "补填联名人，或将提案形式改为委员提案",
        "enter the other sponsors, or make it an individual one",
        joint_of_one,
        ("联名人",),
    ),
    Check(
        "same_title",
        "案由相同",
        "same title twice",
        "同一次会议中有两件以上提案案由相同（不计空格、引号和句末标点），且都未并案、撤案或退回",
        PROPOSALS,
        ("proposals.received", "proposals.filed", "proposals.filing_rate"),
        "是重复登记的，撤回一件；内容相同的，依规则并案",
        "withdraw the one that was entered twice, or merge them",
        same_title,
    ),
)
