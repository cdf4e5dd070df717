"""From when to when did something hold: begun, ended, corrected, begun anew? Pure."""

from dataclasses import dataclass, replace
from datetime import date

from contracts.roll import BEGINNING, OPEN
from sectors.body.refusals import BeginsBeforeFormerEnds, EndsBeforeItBegan, NeverBegan


@dataclass(frozen=True, slots=True)
class Spell:
    """A time of something: `since` None is a first day nobody knows, `until` None lasts still."""

    since: date | None
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.since or BEGINNING) <= day <= (self.until or OPEN)


Spells = tuple[Spell, ...]


def held_on(spells: Spells, day: date) -> bool:
    """Whether it held on a day."""
    return any(one.on(day) for one in spells)


def lasts(spells: Spells) -> bool:
    """Whether it goes on."""
    return bool(spells) and spells[-1].until is None


def begins(spells: Spells, since: date | None, today: date) -> Spell | None:
    """The time that begins, or the other first day of the one that lasts; None: so already.

    Without a day, the first time has no known one, a later time begins today.
    """
    if not spells:
        return Spell(since)
    last = spells[-1]
    if last.until is None:
        if since in (None, last.since):
            return None
        _after_former(spells[:-1], since)
        return Spell(since)
    if since is not None and any(one.since == since for one in spells):
        return None
    day = since or today
    _after_former(spells, day)
    return Spell(day)


def _after_former(former: Spells, since: date | None) -> None:
    until = former[-1].until if former else None
    if until is not None and since is not None and since <= until:
        raise BeginsBeforeFormerEnds(since, until)


def ends(spells: Spells, until: date | None, today: date, *, mistaken: bool = False) -> date | None:
    """The last day of the latest time, told or corrected; None: so already.

    Without a day, what lasts ends today, and what ended stays as it is. What was told by mistake
    goes altogether.
    """
    if not spells:
        raise NeverBegan
    last = spells[-1]
    day = until or last.until or today
    if mistaken:
        return max(day, last.since or day)
    if last.since is not None and day < last.since:
        raise EndsBeforeItBegan(day, last.since)
    return None if day == last.until else day


def begun(spells: Spells, since: date | None) -> Spells:
    """After another time began; a first day told while one lasts is that one's."""
    former = spells[:-1] if lasts(spells) else spells
    return (*former, Spell(since))


def ended(spells: Spells, until: date, *, mistaken: bool = False) -> Spells:
    """After the latest time ended, or was found never to have been."""
    if not spells or mistaken:
        return spells[:-1]
    return (*spells[:-1], replace(spells[-1], until=until))
