"""What is allowed with letters to members' employers? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from contracts.members.care import LetterAnswered, LetterRetracted, LetterSent
from kernel.decider import Decider, Known
from kernel.event import Event
from kernel.forgetting import Ground
from kernel.secret import Sealed, Secret
from members.care.facts import Facts
from members.care.letter.commands import (
    ForgetLetterWords,
    LetterCommand,
    RecordAnswer,
    RetractLetter,
    SendLetter,
)
from members.care.letter.events import LetterNumbered, LetterWorded, LetterWordsForgotten
from members.care.letter.numbering import claims_of, draw, give_back, reserve, take
from members.care.refusals import (
    NoSuchLetter,
    NotAMember,
    NotOnTheList,
    NotYet,
    TooEarly,
    WordsOfAnother,
)
from members.care.words import listed
from rules.dates import day_of

Asked = Known[Facts]
TEXT, ANSWER = "letter.text", "letter.answer"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as decided so far; `sent` and `bears` are None before and after taking back.

    Attributes:
        kept: the words that hold. lying: every item ever kept and not forgotten with the letter.
    """

    sent: LetterSent | None = None
    bears: LetterNumbered | None = None
    answered_on: date | None = None
    kept: dict[str, Sealed] = field(default_factory=dict)
    struck: bool = False
    lying: tuple[UUID, ...] = ()


def decide(command: LetterCommand, letter: Letter, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case SendLetter():
            return send(command, letter, known)
        case RecordAnswer():
            return answer(command, letter, known)
        case RetractLetter():
            return retract(command, letter, known)
        case ForgetLetterWords():
            return forget(command, letter)
    assert_never(command)


def send(command: SendLetter, letter: Letter, known: Asked) -> Sequence[Event]:
    """Sent once; other particulars later are a correction. No answer came before it.

    Words are kept about the member: another member needs them anew, and the former ones go.
    """
    people = known.facts.people
    found = people.get(command.member)
    if found is None:
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
    numbered = _numbered(command, letter, known)
    sent = LetterSent(
        letter=command.letter,
        number=numbered.number,
        member=found.member,
        employer=command.employer,
        purpose=purpose,
        sent_on=command.sent_on,
    )
    before = letter.sent
    if before is not None and people.heads.meant(before.member) == found.member:
        sent = sent.model_copy(update={"member": before.member})
    moved = before is not None and before.member != sent.member
    if moved and letter.kept.keys() - ({TEXT} if command.text is not None else set()):
        raise WordsOfAnother(sent.number)
    worded = _worded(command.letter, sent.member, letter, known, {TEXT: command.text})
    if moved and letter.lying:
        worded = [_forgotten(command.letter, letter, "mistake", "更正致函所涉委员"), *worded]
    told: list[Event] = [] if numbered == letter.bears else [numbered]
    return [*told, *([] if sent == before else [sent]), *worded]


def _numbered(command: SendLetter, letter: Letter, known: Asked) -> LetterNumbered:
    """The number asked for, else the one that it has, else the next of the year."""
    number, bears = command.number, letter.bears
    if bears is not None:
        if number in (None, bears.number):
            return bears
        _give_back(command, letter, known)
    if number is None:
        number = draw(known, command.sent_on.year)
    else:
        reserve(known, number)
    time = take(known, command.committee, number)
    return LetterNumbered(letter=command.letter, number=number, time=time)


def _give_back(command: LetterCommand, letter: Letter, known: Asked) -> None:
    if letter.bears is not None:
        give_back(known, command.committee, letter.bears.number, letter.bears.time)


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


def retract(command: RetractLetter, letter: Letter, known: Asked) -> Sequence[Event]:
    """Taken back once; another letter may bear its number then."""
    if letter.struck:
        return []
    if letter.sent is None:
        raise NoSuchLetter(command.letter)
    _give_back(command, letter, known)
    return [LetterRetracted(letter=command.letter)]


def forget(command: ForgetLetterWords, letter: Letter) -> Sequence[Event]:
    """All that lies of its words, former ones too; again is nothing new."""
    if letter.sent is None and not letter.struck:
        raise NoSuchLetter(command.letter)
    if not letter.lying:
        return []
    return [_forgotten(command.letter, letter, command.ground, command.basis)]


def _forgotten(which: UUID, letter: Letter, ground: Ground, basis: str) -> LetterWordsForgotten:
    return LetterWordsForgotten(letter=which, ground=ground, basis=basis, forgotten=letter.lying)


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
        case LetterNumbered():
            return replace(letter, bears=event)
        case LetterAnswered():
            return replace(letter, answered_on=event.answered_on)
        case LetterWorded():
            ids = dict.fromkeys((*letter.lying, *(item.id for item in event.kept)))
            kept = {item.kind: item for item in event.kept}
            return replace(letter, kept=kept, lying=tuple(ids))
        case LetterWordsForgotten():
            kept = {k: i for k, i in letter.kept.items() if i.id not in event.forgotten}
            lying = tuple(one for one in letter.lying if one not in event.forgotten)
            return replace(letter, kept=kept, lying=lying)
        case LetterRetracted():
            return Letter(struck=True, lying=letter.lying)
        case _:
            return letter


def claims(command: LetterCommand) -> Sequence[str]:
    """Who bears the number that is asked for."""
    if isinstance(command, SendLetter) and command.number is not None:
        return claims_of(command.committee, command.number)
    return ()


LETTER = Decider(
    category="letter",
    commands=(SendLetter, RecordAnswer, RetractLetter, ForgetLetterWords),
    events=(
        LetterNumbered,
        LetterSent,
        LetterAnswered,
        LetterWorded,
        LetterWordsForgotten,
        LetterRetracted,
    ),
    initial=Letter(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"letter-{command.letter}",
    claims=claims,
)
