"""What may be missing or odd in a ledger of situation reports?"""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from reporting.cases.reports import REPORTS as REPORT
from reporting.cases.reports import ReportCase
from reporting.readiness.check import OF_TITLE, REPORTS, Check, Odd, about
from reporting.readiness.known import Known
from rules.names import title_name


def odd(id: UUID, case: ReportCase, zh: str, en: str, more: str = "") -> Odd:
    """A finding about a situation report."""
    place = f"{case.received_on} {case.title[:OF_TITLE]} {id} {more}"
    return Odd(about(REPORT, id, f"《{case.title}》"), place.strip(), zh, en)


def without_reporter(known: Known) -> Iterator[Odd]:
    """Which name neither a person nor a unit."""
    for id, case in known.reports.items():
        if case.first_reporter is None:
            yield odd(id, case, "没有反映人或反映单位", "neither person nor unit reported it")


def without_topic(known: Known) -> Iterator[Odd]:
    """Which have no topic."""
    for id, case in known.reports.items():
        if not case.topics:
            yield odd(id, case, "没有主题", "no topic")


def not_on_roster(known: Known) -> Iterator[Odd]:
    """Each reporter in person whom the register does not know."""
    for id, case in known.reports.items():
        for person in dict.fromkeys(case.reporters):
            if known.kept(person) not in known.members:
                name = known.name(person)
                zh, en = f"反映人{name}不在委员名册中", f"reporter {name} is not on the roster"
                yield odd(id, case, zh, en, str(person))


def same_title(known: Known) -> Iterator[Odd]:
    """Each of several reports of one title."""
    alike: dict[str, list[UUID]] = defaultdict(list)
    for id, case in known.reports.items():
        alike[title_name(case.title)].append(id)
    for ids in alike.values():
        for id in ids if len(ids) > 1 else ():
            others = [str(known.reports[one].received_on) for one in ids if one != id]
            zh = f"与{'、'.join(others)}收到的信息标题相同"
            yield odd(id, known.reports[id], zh, f"has the title of one of {', '.join(others)}")


REPORT_CHECKS: tuple[Check, ...] = (
    Check(
        "report_without_reporter",
        "信息无反映人",
        "report without a reporter",
        "社情民意信息既没有反映人，也没有反映单位",
        REPORTS,
        (
            "proposals.sr_reporters",
            "proposals.sr_participants",
            "proposals.sr_participation_rate",
            "proposals.sr_by_sector",
            "proposals.sr_sector_reports",
        ),
        "补填反映人或反映单位",
        "enter who reported it",
        without_reporter,
        ("反映人",),
    ),
    Check(
        "report_without_topic",
        "信息无主题",
        "report without a topic",
        "社情民意信息没有主题，主题分析不含它",
        REPORTS,
        ("proposals.sr_by_topic",),
        "补填主题",
        "enter its topics",
        without_topic,
        ("主题",),
    ),
    Check(
        "reporter_not_on_roster",
        "反映人不在名册",
        "reporter not on the roster",
        "反映信息的个人在委员名册中没有，不计入在册委员的参与；特邀信息员可以不在名册",
        REPORTS,
        ("proposals.sr_participants", "proposals.sr_participation_rate"),
        "核对姓名；确是委员的，请名册经办人补入名册",
        "look up the name; who is a member is entered in the roster",
        not_on_roster,
        ("反映人",),
    ),
    Check(
        "same_report",
        "信息标题相同",
        "same report twice",
        "期内有两篇以上信息标题相同（不计空格、引号和句末标点）",
        REPORTS,
        ("proposals.sr_received", "proposals.sr_use_rate"),
        "是重复登记的，撤回一篇",
        "withdraw the one that was entered twice",
        same_title,
    ),
)
