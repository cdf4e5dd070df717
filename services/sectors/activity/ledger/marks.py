"""What does a mark in a cell say about a person's attendance?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from contracts.sectors.activity import Attendance
from kernel.ledgers import Cell, CellProblem, Hints, Row, Unreadable, line, printed, squeeze
from kernel.ledgers.cleaning import is_blank_word

WORDS = {
    Attendance.PRESENT: "√ ✓ ✔ ☑ v 出席 已出席 到 已到 到会 参加 已参加 实到 签到 已签到",
    Attendance.LATE: "迟到 迟",
    Attendance.HALF: "半程 半天 早退 中途离开",
    Attendance.LEAVE: "请假 假 事假 病假 公假 已请假",
    Attendance.ABSENT: "缺席 缺 缺勤 未到 未出席 未参加 旷会 无故缺席 × x ✗ ✘ ✕",
}
MARKS = {squeeze(word): what for what, words in WORDS.items() for word in words.split()}
UNCONFIRMED = frozenset({"未确认", "待确认"})
BLANK_IS = re.compile(r"空白[^。；;，,\n]{0,8}?(未安排|不要求|缺席|未出席|未到|出席|已到|参加)")
BLANK_WORDS = {"缺席": Attendance.ABSENT, "未出席": Attendance.ABSENT, "未到": Attendance.ABSENT}
PRESENT_WORDS = frozenset({"出席", "已到", "参加"})
NOTE = re.compile(r"\([^()]*\)")
A_SIGN = "([√✓✔☑○〇◯●◎△▲☆★×✗✘✕])"
A_WORD = "(出席|已到|签到|参加|迟到|半程|早退|请假|事假|病假|公假|缺席|缺勤|未到)"
BETWEEN = r"\s*(?:为|用|表示|代表|是|[:：=])?\s*"
SIGN_FIRST = re.compile(A_SIGN + BETWEEN + A_WORD)
WORD_FIRST = re.compile(A_WORD + BETWEEN + A_SIGN)


@dataclass(frozen=True, slots=True)
class Legend:
    """What a sheet's own notes say: what blanks mean, and its signs (√出席 ○请假 ×缺席)."""

    blank: Attendance | None = None
    signs: Mapping[str, Attendance] = field(default_factory=dict)

    def mark_of(self, text: str) -> Attendance | None:
        """What a mark says here."""
        return self.signs.get(squeeze(text)) or mark_of(text)


def legend_of(notes: str) -> Legend:
    """The legend of a sheet; signs that it does not explain mean what they mean everywhere."""
    before = dict(SIGN_FIRST.findall(notes))
    signs = before or {sign: word for word, sign in WORD_FIRST.findall(notes)}
    known = {squeeze(sign): MARKS[squeeze(word)] for sign, word in signs.items()}
    return Legend(meaning_of_blank(notes), known)


def mark_of(text: str) -> Attendance | None:
    """What a mark says, notes in brackets left out; None for what is no mark."""
    return MARKS.get(NOTE.sub("", squeeze(text)))


def attendance(cell: Cell, hints: Hints) -> Attendance | None:
    """A cell that must be a mark; None for 未确认.

    Raises:
        Unreadable: another word.
    """
    text = line(cell, hints)
    found = mark_of(text)
    if found is None and squeeze(text) not in UNCONFIRMED:
        raise Unreadable(
            f"“{text}”不是可以读懂的出席情况（可写：√、迟到、半程、请假、缺席、×）",
            f"{text!r} is not an attendance (√, 迟到, 半程, 请假, 缺席, ×)",
        )
    return found


def is_said(cell: Cell) -> bool:
    """Whether something stands in a cell; 无, / and a dash are nothing."""
    text = printed(cell).strip()
    return bool(text) and not is_blank_word(text)


def mark_at(row: Row, at: int, heading: str, legend: Legend) -> Attendance | None:
    """The mark in a column that the shape does not name; where nothing stands what blanks mean.

    Raises:
        CellProblem: something else stands there.
    """
    cell = row.grid_row.at(at)
    if not is_said(cell):
        return legend.blank
    signed = legend.signs.get(squeeze(printed(cell)))
    if signed is not None:
        return signed
    try:
        return attendance(cell, Hints(row.period))
    except Unreadable as unreadable:
        raise CellProblem(row.number, heading, unreadable.zh, unreadable.en) from None


def signature(text: str | None, note: str | None) -> Attendance:
    """Any signature is presence; without one the note may tell of leave, else it is absence."""
    if text is not None and not is_blank_word(text):
        return mark_of(text) or Attendance.PRESENT
    return (mark_of(note) if note else None) or Attendance.ABSENT


def meaning_of_blank(notes: str) -> Attendance | None:
    """What a note says blanks mean: 空白为缺席; without one, None: not expected."""
    found = BLANK_IS.search(notes)
    if found is None:
        return None
    return Attendance.PRESENT if found[1] in PRESENT_WORDS else BLANK_WORDS.get(found[1])
