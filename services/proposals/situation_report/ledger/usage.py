"""What does a cell say of uses, instructions and sending up? Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from contracts.proposals.situation_report import Level, UseKind
from kernel.ledgers import Cell, Hints, Unreadable, day, passage, squeeze
from proposals.situation_report.commands import Instruction, Use
from proposals.situation_report.ledger.levels import Levels

SEPARATORS: Final = re.compile(
    r"[;；,，、/\n。+&]|(?:并|和|及|与|同时|以及)(?=[被获由经]?(?:本级|全国|中央|国家|省|市|区|县))"
)
DATED: Final = re.compile(r"\(([^()]*\d{4}[^()]*\d[^()]*)\)")
NOT_USED: Final = re.compile(r"[未没否不]|退回|留存|^待|^[×xXnN]$")
USED: Final = re.compile(
    r"采用|录用|采纳|采编|刊[登发载用]|编发|落实|单篇|单独|综合|全文|摘要|^[√✓是有yY]$"
)
SENT: Final = re.compile(r"报送|上报|转送|转报|^报")
# What may stand beside a level and a kind without meaning another channel.
NEUTRAL: Final = re.compile(
    r"\([^()]*\)|采用情况|社情民意|信息|专报|情况|结果|篇|条|件|次|[已被获得予以并均由在经为其中的][\s]*|"
    r"[√✓是有yY]$|\d+"
)
SINGLE: Final = re.compile(r"单篇|单独|全文")
DIGEST: Final = re.compile(r"综合|摘要")
LEADER: Final = re.compile(
    r"(全国|中央|国家|省|自治区|市|区|县)[^;；、]{0,12}?(?:领导|书记|长|主席|主任|批示)"
)
GIVEN: Final = re.compile(r"[√✓是有y已]*(?:领导)?(?:批示)?")
NOT_GIVEN: Final = re.compile(r"^[×xn否]$|[未没无]有?(?:领导)?批示")
BEHIND_THE_LEADER: Final = re.compile(
    r"\([^()]*\)|(?:作出|作了|已|有|的|重要|肯定性)*批示.*$|^领导$"
)
EXAMPLES: Final = "本级单篇采用；省政协综合采用"


@dataclass(frozen=True, slots=True)
class Told:
    """What was found, in its order, each once."""

    uses: tuple[Use, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    sent: tuple[Level, ...] = ()

    def __add__(self, other: "Told") -> "Told":
        return Told(
            tuple(dict.fromkeys((*self.uses, *other.uses))),
            tuple(dict.fromkeys((*self.instructions, *other.instructions))),
            tuple(dict.fromkeys((*self.sent, *other.sent))),
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a cell: as printed, in its plain form, and the day in brackets behind it."""

    printed: str
    plain: str = field(default="")
    on: date | None = None


@dataclass(frozen=True, slots=True)
class UseCell:
    """A reader of one column: 本级单篇采用；省政协综合采用 are two uses.

    Attributes:
        level: the level that the heading names, None when it names none.
        unclear: what √ alone leaves open (采用/批示 in one column), so that the row comes back.
    """

    levels: Levels
    level: Level | None = None
    unclear: bool = False

    def __call__(self, cell: Cell, hints: Hints) -> Told:
        """All that the cell says.

        Raises:
            Unreadable: a part says neither that it was used nor that it was not.
        """
        told = Told()
        level = self.level
        parts = list(_parts(passage(cell, hints), hints))
        for place, part in enumerate(parts):
            named = self.levels.named(part.plain)
            level = named[0] if named else level
            rest = part if _says(part) else _next_that_says(parts[place:], part)
            told += self._told(part, rest, level, named[1] if named else "", hints)
        return told

    def _told(self, part: Part, rest: Part, level: Level | None, word: str, hints: Hints) -> Told:
        if "批示" in part.plain:
            given = not NOT_GIVEN.search(part.plain)
            return Told(instructions=(instruction(part, self.levels),)) if given else Told()
        if NOT_USED.search(rest.plain):
            return Told()
        if not USED.search(rest.plain):
            if SENT.search(part.plain):
                return Told(sent=(level,)) if level else Told()
            if not word:
                raise _unclear(part.printed)
        if self.unclear and re.fullmatch("[√✓是有yY]", part.plain):
            raise Unreadable(
                f"“{part.printed}”看不出是采用还是批示，可写“全国政协单篇采用”或“市领导批示”",
                f"{part.printed!r} may be a use or an instruction",
            )
        at = level or self._elsewhere(part, hints)
        return Told(
            uses=tuple(
                Use(level=at, kind=kind, printed=part.printed, used_on=part.on)
                for kind in kinds(rest.plain)
            )
        )

    def _elsewhere(self, part: Part, hints: Hints) -> Level:
        """采用 alone is by the committee itself; 内参采用 is by someone not on its list."""
        bare = NEUTRAL.sub("", USED.sub("", part.plain))
        if not bare:
            return "own"
        hints.warn(
            f"“{part.printed}”不在本会的采用层级之中，按“其他”计",
            f"{part.printed!r} names no level of the committee's list; counted as other",
        )
        return "other"


@dataclass(frozen=True, slots=True)
class InstructionCell:
    """A reader of a column of instructions: √, 市领导批示, 王市长, or the words themselves."""

    levels: Levels

    def __call__(self, cell: Cell, hints: Hints) -> Told:
        """The instructions that the cell names; words of an instruction are one, by no name."""
        text = passage(cell, hints)
        plain = squeeze(text)
        if NOT_GIVEN.search(plain):
            return Told()
        if GIVEN.fullmatch(plain):
            return Told(instructions=(Instruction(level="own"),))
        parts = list(_parts(text, hints))
        if all("批示" in one.plain or LEADER.search(one.plain) for one in parts):
            return Told(instructions=tuple(instruction(one, self.levels) for one in parts))
        return Told(instructions=(Instruction(level=leader_level(plain, self.levels)),))


@dataclass(frozen=True, slots=True)
class LeadersCell:
    """A reader of a column of leaders: each gave an instruction."""

    levels: Levels

    def __call__(self, cell: Cell, hints: Hints) -> Told:
        """One instruction a leader."""
        parts = _parts(passage(cell, hints), hints)
        return Told(instructions=tuple(instruction(one, self.levels) for one in parts))


def instruction(part: Part, levels: Levels) -> Instruction:
    """市领导批示: a city leader's; 王市长批示: by name."""
    return Instruction(
        level=leader_level(part.plain, levels),
        leader=BEHIND_THE_LEADER.sub("", part.plain)[:60] or None,
        instructed_on=part.on,
    )


def used_at(level: Level, uses: Iterable[Use]) -> tuple[Use, ...]:
    """The uses, all at one level."""
    return tuple(use.model_copy(update={"level": level}) for use in uses)


def used_on(on: date, uses: Iterable[Use]) -> tuple[Use, ...]:
    """The uses, those without a day of their own on this one."""
    return tuple(use if use.used_on else use.model_copy(update={"used_on": on}) for use in uses)


def leader_level(text: str, levels: Levels) -> Level:
    """Of which level a leader is; one without a word for it is the committee's own.

    王宁批示(省级) says it in brackets.
    """
    beside = re.search(r"\(([^()]*)\)$", squeeze(text))
    named = levels.named(beside[1]) if beside else None
    if named:
        return named[0]
    found = LEADER.search(squeeze(text))
    return levels.of_tier(found[1]) if found else "own"


def kinds(plain: str) -> tuple[UseKind | None, ...]:
    """单篇, 综合, both, or open."""
    found: list[UseKind | None] = []
    if SINGLE.search(plain):
        found.append("single")
    if DIGEST.search(plain):
        found.append("digest")
    return tuple(found) or (None,)


def _parts(text: str, hints: Hints) -> Iterator[Part]:
    hidden = re.sub(r"\([^()]*\)", lambda found: re.sub(r"[/、,，]", "-", found[0]), text)
    for piece in SEPARATORS.split(hidden):
        if piece and piece.strip():
            yield _dated(Part(piece.strip(), squeeze(piece)), hints)


def _dated(part: Part, hints: Hints) -> Part:
    found = DATED.search(part.plain)
    if found is None:
        return part
    try:
        on = day(found[1], hints)
    except Unreadable:
        return part
    return replace(part, plain=part.plain.replace(found[0], ""), on=on)


def _says(part: Part) -> bool:
    return bool(USED.search(part.plain) or NOT_USED.search(part.plain))


def _next_that_says(parts: list[Part], part: Part) -> Part:
    """市、省政协综合采用: what stands behind the last of them holds for all."""
    return next((one for one in parts if _says(one)), part)


def _unclear(printed: str) -> Unreadable:
    return Unreadable(
        f"“{printed}”看不出是否采用、由哪一级采用（可写：{EXAMPLES}；未采用）",
        f"{printed!r} does not say whether and where it was used",
    )
