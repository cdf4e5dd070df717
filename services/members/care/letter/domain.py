"""What is allowed with letters to members' employers? Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from contracts.members.care import LetterAnswered, LetterRetracted, LetterSent
from kernel.decider import Decider, Known
from kernel.event import Event
from kernel.secret import Sealed, Secret
from members.care.facts import Facts
from members.care.letter.commands import LetterCommand, RecordAnswer, RetractLetter, SendLetter
from members.care.letter.events import LetterWorded
from members.care.refusals import (
    NoSuchLetter,
    NotAMember,
    NotOnTheList,
    NotYet,
    NumberTaken,
    TooEarly,
)
from members.care.words import listed
from rules.dates import day_of

Asked = Known[Facts]
TEXT, ANSWER = "letter.text", "letter.answer"
LAST_NUMBER = re.compile(r"(\d{1,6})\D*$")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as decided so far; `sent` is None before it is and after taking back."""

    sent: LetterSent | None = None
    answered_on: date | None = None
    kept: dict[str, Sealed] = field(default_factory=dict)
    struck: bool = False


def decide(command: LetterCommand, letter: Letter, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case SendLetter():
            return send(command, letter, known)
        case RecordAnswer():
            return answer(command, letter, known)
        case RetractLetter():
            return retract(command, letter)
    assert_never(command)


def send(command: SendLetter, letter: Letter, known: Asked) -> Sequence[Event]:
    """Sent once; other particulars later are a correction. No answer came before it."""
    if command.member not in known.facts.members:
        raise NotAMember(command.member)
    if command.sent_on > day_of(known.now):
        raise NotYet(command.sent_on)
    if letter.answered_on is not None and letter.answered_on < command.sent_on:
        raise TooEarly(letter.answered_on, command.sent_on)
    rules = known.facts.force.rules
    words = rules.letter_purposes if rules else ()
    purpose = listed(command.purpose, words)
    if purpose is None:
        raise NotOnTheList(command.purpose, *(word.name for word in words))
    sent = LetterSent(
        letter=command.letter,
        number=_number(command, letter, known),
        member=command.member,
        employer=command.employer,
        purpose=purpose,
        sent_on=command.sent_on,
    )
    worded = _worded(command.letter, command.member, letter, known, {TEXT: command.text})
    return worded if sent == letter.sent else [sent, *worded]


def _number(command: SendLetter, letter: Letter, known: Asked) -> str:
    """The number asked for, unless another letter has it; else the next of the year."""
    series = f"letters-{command.sent_on.year}"
    if command.number is None:
        if letter.sent is not None:
            return letter.sent.number
        return f"〔{command.sent_on.year}〕{known.next(series)}号"
    if known.facts.taken_by not in (None, command.letter):
        raise NumberTaken(command.number)
    if found := LAST_NUMBER.search(command.number):
        known.reserve(series, int(found[1]))
    return command.number


def answer(command: RecordAnswer, letter: Letter, known: Asked) -> Sequence[Event]:
    """Answered once; another day or other words later correct it."""
    if letter.sent is None:
        raise NoSuchLetter(command.letter)
    day = command.answered_on or letter.answered_on or known.today
    if day < letter.sent.sent_on:
        raise TooEarly(day, letter.sent.sent_on)
    if day > day_of(known.now):
        raise NotYet(day)
    texts = {ANSWER: command.text}
    worded = _worded(command.letter, letter.sent.member, letter, known, texts)
    if day == letter.answered_on:
        return worded
    return [LetterAnswered(letter=command.letter, answered_on=day), *worded]


def retract(command: RetractLetter, letter: Letter) -> Sequence[Event]:
    """Taken back once."""
    if letter.struck:
        return []
    if letter.sent is None:
        raise NoSuchLetter(command.letter)
    return [LetterRetracted(letter=command.letter)]


def _worded(
    which: UUID, member: UUID, letter: Letter, known: Asked, texts: dict[str, Secret | None]
) -> list[Event]:
    given = {
        kind: known.keep(text, kind, about=member)
        for kind, text in texts.items()
        if text is not None
    }
    kept = letter.kept | given
    if kept == letter.kept:
        return []
    items = tuple(kept[kind] for kind in (TEXT, ANSWER) if kind in kept)
    return [LetterWorded(letter=which, kept=items)]


def evolve(letter: Letter, event: Event) -> Letter:
    """The letter after an event."""
    match event:
        case LetterSent():
            return replace(letter, sent=event, struck=False)
        case LetterAnswered():
            return replace(letter, answered_on=event.answered_on)
        case LetterWorded():
            return replace(letter, kept={item.kind: item for item in event.kept})
        case LetterRetracted():
            return Letter(struck=True)
        case _:
            return letter


LETTER = Decider(
    category="letter",
    commands=(SendLetter, RecordAnswer, RetractLetter),
    events=(LetterSent, LetterAnswered, LetterWorded, LetterRetracted),
    initial=Letter(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"letter-{command.letter}",
)
