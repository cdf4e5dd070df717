"""Which result, form, mode and satisfaction do the words of a ledger mean?"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from uuid import UUID

from contracts.proposals.proposal import SponsorKind
from contracts.values import BodyKind, Named, Satisfaction
from kernel.ledgers import SkipRow, squeeze, unknown_word
from proposals.proposal.commands import Target
from rules.names import derived_id, organisation_name, sector_name

PARTIES = ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟", "中共")
PEOPLES = (
    "总工会", "工会", "妇联", "共青团", "团委", "团市委", "团县委", "团区委", "青联", "工商联",
    "科协", "侨联", "台联", "文联", "社科联", "残联", "贸促会", "红十字会", "记协", "作协",
    "黄埔军校同学会", "计生协", "商会", "学联",
)  # fmt: skip
LONGEST_PLAIN_NAME = 3
GROUPS = re.compile(r"小组|联组|联络组|活动组|工作组|工委|联委会")


class Result(Enum):
    """What the review came to, as a ledger tells it."""

    PENDING = auto()
    FILED = auto()
    MERGED = auto()
    CONVERTED = auto()
    NOT_FILED = auto()
    RETURNED = auto()
    WITHDRAWN = auto()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A result, what it was turned into, the reason in brackets; `said` is False without a word."""

    result: Result
    target: Target = "opinion"
    reason: str | None = None
    said: bool = True


NOT_RECEIVED = re.compile(r"删除|暂存|草稿|作废|无效")
# The first that is found decides: 不予立案 holds 立案, 同意立案并案 would be a merger.
RESULTS: tuple[tuple[re.Pattern[str], Reviewed], ...] = (
    (re.compile(r"待立案|待审|收到|审[查核]中|[初复终]审|提交|新收"), Reviewed(Result.PENDING)),
    (re.compile(r"不予?立案|不予受理|未立案"), Reviewed(Result.NOT_FILED)),
    (re.compile(r"转.*社情民意"), Reviewed(Result.CONVERTED, "situation_report")),
    (re.compile(r"[转作为].*来信|委员来信"), Reviewed(Result.CONVERTED, "letter")),
    (re.compile(r"[转作].*(意见|建议|信访)|意见和?建议"), Reviewed(Result.CONVERTED, "opinion")),
    (re.compile(r"并案|归并|合并|并入"), Reviewed(Result.MERGED)),
    (re.compile(r"撤案|撤回|撤销"), Reviewed(Result.WITHDRAWN)),
    (re.compile(r"退回"), Reviewed(Result.RETURNED)),
    (re.compile(r"立案|办理|办复|办结|答复|交办|分理|签收|办毕|反馈|归档"), Reviewed(Result.FILED)),
)  # fmt: skip
EXAMPLES = (
    "立案",
    "并案",
    "转为意见和建议",
    "转社情民意",
    "转来信",
    "不予立案",
    "退回",
    "撤案",
    "待立案",
)
BRACKETED = re.compile(r"[(（](.*)[)）]|[:：](.+)$")


@lru_cache(maxsize=1024)
def reviewed(text: str) -> Reviewed:
    """The review's result that a cell tells.

    Raises:
        SkipRow: 删除 and 暂存 were never received.
        Unreadable: the words tell no result.
    """
    plain = squeeze(text)
    remark = BRACKETED.search(text)
    bare = squeeze(BRACKETED.sub("", text)) or plain
    if NOT_RECEIVED.search(bare):
        raise SkipRow(f"“{text}”的提案不计入收到", f"{text!r} does not count as received")
    for pattern, result in RESULTS:
        if pattern.search(bare):
            reason = (remark[1] or remark[2]) if remark else None
            return Reviewed(result.result, result.target, reason)
    raise unknown_word(text, EXAMPLES)


PERSONAL = re.compile(r"委员|个人|联名|单独")
COLLECTIVE = re.compile(r"集体|团体|党派|界别|小组|联组|专委会|专门委员会|组织|单位")
OF_FORM: tuple[tuple[str, SponsorKind], ...] = (
    ("党派", SponsorKind.PARTY),
    ("人民团体", SponsorKind.ORGANISATION),
    ("界别", SponsorKind.SECTOR),
    ("小组", SponsorKind.GROUP),
    ("联组", SponsorKind.GROUP),
    ("专委会", SponsorKind.SPECIAL_COMMITTEE),
    ("专门委员会", SponsorKind.SPECIAL_COMMITTEE),
)


@lru_cache(maxsize=4096)
def is_collective(form: str | None, sponsor: str) -> bool:
    """Whether a body stands behind it: by the form, and without one by the sponsor's name.

    Raises:
        Unreadable: the form is neither.
    """
    if form is None:
        # 张文联 and 王委 are persons: a short name is a body only when it is on the lists.
        listed = organisation_name(sponsor) in (*PARTIES, *PEOPLES)
        guessed = collective_kind(None, sponsor) is not SponsorKind.COLLECTIVE
        return listed or (guessed and len(squeeze(sponsor)) > LONGEST_PLAIN_NAME)
    plain = squeeze(form)
    if COLLECTIVE.search(plain.replace("委员会", "")) and not plain.startswith(
        ("委员提案", "个人")
    ):
        return True
    if plain == "党派团体" or "委员会" in plain:
        return True
    if PERSONAL.search(plain):
        return False
    raise unknown_word(form, ("委员提案", "联名提案", "集体提案", "党派提案", "界别提案"))


@lru_cache(maxsize=4096)
def collective_kind(form: str | None, name: str) -> SponsorKind:
    """Which kind of body: by the form when it says so, else guessed from the name."""
    plain = squeeze(form or "")
    said = {kind for word, kind in OF_FORM if word in plain}
    if len(said) == 1 and "团体" not in plain.replace("人民团体", ""):
        return said.pop()
    body = organisation_name(name)
    if any(party in body for party in PARTIES) or body.endswith("党委"):
        return SponsorKind.PARTY
    if body.endswith(("界", "界别")):
        return SponsorKind.SECTOR
    if GROUPS.search(body):
        return SponsorKind.GROUP
    if any(body.endswith(people) for people in PEOPLES):
        return SponsorKind.ORGANISATION
    if body.endswith(("委员会", "专委会", "专委", "委")):
        return SponsorKind.SPECIAL_COMMITTEE
    return SponsorKind.COLLECTIVE


def body_named(committee: UUID, kind: SponsorKind, name: str) -> Named:
    """A collective sponsor with the id that every service derives for it."""
    match kind:
        case SponsorKind.SECTOR:
            what, plain = BodyKind.SECTOR.value, sector_name(name)
        case SponsorKind.GROUP:
            of_sectors = "界" in name
            what = (BodyKind.SECTOR_GROUP if of_sectors else BodyKind.AREA_GROUP).value
            plain = organisation_name(name)
        case SponsorKind.SPECIAL_COMMITTEE:
            what, plain = BodyKind.SPECIAL_COMMITTEE.value, organisation_name(name)
        case _:
            what, plain = "organisation", name
    return Named(id=derived_id(committee, what, plain), name=name)


SATISFIED = ("满意", "非常满意", "很满意", "十分满意")
BASICALLY = ("基本满意", "理解", "比较满意", "较满意", "满意（理解）", "基本满意（理解）")
DISSATISFIED = ("不满意", "不太满意", "很不满意")
NO_OPINION = ("未反馈", "未返回", "未表态", "未收回", "未征询")
_SATISFACTION: dict[str, Satisfaction] = (
    {squeeze(word): Satisfaction.SATISFIED for word in SATISFIED}
    | {squeeze(word): Satisfaction.BASICALLY for word in BASICALLY}
    | {squeeze(word): Satisfaction.DISSATISFIED for word in DISSATISFIED}
)


def satisfaction(word: str) -> Satisfaction | None:
    """What an opinion means; None when none was given.

    Raises:
        Unreadable: another word.
    """
    plain = squeeze(word)
    if plain in NO_OPINION:
        return None
    if plain not in _SATISFACTION:
        raise unknown_word(word, (*SATISFIED, *BASICALLY, *DISSATISFIED))
    return _SATISFACTION[plain]


def is_separate(mode: str | None) -> bool:
    """分办: each unit answers on its own."""
    return mode is not None and ("分办" in mode or "分别" in mode)


WITHDRAWN = ("撤案", "已撤案", "撤回")
NOT_WITHDRAWN = ("未撤案", "未撤")
