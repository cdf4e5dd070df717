"""Which superseded phrases, and words of another assembly, stand in what people wrote? Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reporting.phrases.old_forms import OldForm
from reporting.phrases.standing import Phrase, superseded

Sort = Literal["superseded", "old_form", "delegate", "motion"]
AROUND = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """What somebody wrote, and in which section of a document it stands."""

    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One place that should be looked at.

    Attributes:
        at: the place in the passage's text, in characters from 0.
        found: the words. around: the words with what stands beside them.
    """

    sort: Sort
    section: str
    at: int
    found: str
    around: str
    zh: str
    en: str


_TITLE = re.compile(r"《[^《》]*》")
_DELEGATE = re.compile(
    r"(?<!人大)(?<!党)(?<!党员)(?<!职工)(?<!职代会)(?<!工会)(?<!妇女)(?<!群众)(?<!村民)(?<!居民)"
    r"(?<!企业)(?<!行业)(?<!商会)(?<!学生)(?<!家长)(?<!教师)(?<!青年)(?<!团)(?<!三个)(?<!法定)"
    r"(?<!消费者)(?<!听证)(?<!单位)(?<!部门)(?<!社会各界)(?<!群体)(?<!委员)(?<!业主)(?<!市民)(?<!人民)"
    r"代表(?!性|作|大会|团|着|了|本|我|全体|中国|常委|主席|政协|委员|党|人民|国家|会议|其|他|她|这|[省市县区州盟旗])"
)
_MOTION = re.compile(r"议案")
_ASSEMBLY = re.compile(r"人大|人民代表大会")
_CLAUSE = re.compile(r"[。；！？\n]")


def remarks(
    passages: Iterable[Passage], phrases: Sequence[Phrase], forms: Sequence[OldForm], day: date
) -> tuple[Remark, ...]:
    """Every place, passage by passage, in the order of the text.

    Args:
        phrases: the committee's own list, as was known at the document's cut.
        forms: old forms of words; those replaced by the day count.
        day: the document's.
    """
    found: list[Remark] = []
    for passage in passages:
        own = [
            *_superseded(passage, phrases, day),
            *_old_forms(passage, forms, day),
            *_delegates(passage),
            *_motions(passage),
        ]
        found += sorted(own, key=lambda one: (one.at, one.sort))
    return tuple(found)


def _superseded(passage: Passage, phrases: Sequence[Phrase], day: date) -> Iterator[Remark]:
    for one in superseded(phrases, day):
        for at in _places(passage.text, one.phrase.text):
            now = f"，现用“{_short(one.now)}”" if one.now else ""
            since = f"自{one.since.isoformat()}起" if one.since else ""
            zh = f"“{one.phrase.slot}”的提法{since}已停用或更新{now}（原依据：{one.phrase.paper}）"
            en = f"a standing phrase of {one.phrase.slot} that is no longer in force"
            yield _remark("superseded", passage, at, one.phrase.text, zh, en)


def _old_forms(passage: Passage, forms: Sequence[OldForm], day: date) -> Iterator[Remark]:
    for form in forms:
        if form.since > day:
            continue
        right = {
            start + longer.index(form.old)
            for longer in form.right_in
            if form.old in longer
            for start in _places(passage.text, longer)
        }
        for at in _places(passage.text, form.old):
            if at not in right and not _quoted(passage.text, at):
                zh = f"“{form.old}”自{form.since.isoformat()}起改用“{form.new}”（{form.basis}）"
                en = f"an old form of words since {form.since.isoformat()}"
                yield _remark("old_form", passage, at, form.old, zh, en)


def _delegates(passage: Passage) -> Iterator[Remark]:
    """代表 as a noun with nobody before it who has 代表: of a consultative committee, 委员."""
    for match in _DELEGATE.finditer(passage.text):
        if not _quoted(passage.text, match.start()):
            zh = "政协委员称“委员”，不称“代表”；人大代表、党代表等请写全称"
            en = "members of the committee are 委员; delegates of an assembly are named in full"
            yield _remark("delegate", passage, match.start(), match.group(), zh, en)


def _motions(passage: Passage) -> Iterator[Remark]:
    """议案 in a clause that does not speak of the people's congress: here it is 提案."""
    for match in _MOTION.finditer(passage.text):
        start = match.start()
        begun = max((one.end() for one in _CLAUSE.finditer(passage.text, 0, start)), default=0)
        clause = passage.text[begun:start]
        if not _ASSEMBLY.search(clause) and not _quoted(passage.text, start):
            zh = "政协称“提案”，“议案”为人大用语"
            en = "a consultative committee has 提案; 议案 are a people's congress's"
            yield _remark("motion", passage, start, match.group(), zh, en)


def _remark(sort: Sort, passage: Passage, at: int, found: str, zh: str, en: str) -> Remark:
    around = passage.text[max(0, at - AROUND) : at + len(found) + AROUND]
    return Remark(sort, passage.section, at, found, " ".join(around.split()), zh, en)


def _places(text: str, words: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(words), text)]


def _quoted(text: str, at: int) -> bool:
    """Whether a place stands within a title in 《》, which is quoted as it is."""
    return any(one.start() < at < one.end() for one in _TITLE.finditer(text))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}……"
