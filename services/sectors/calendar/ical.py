"""How is a calendar written so that other calendars read it (iCalendar, RFC 5545)? Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from sectors.calendar.entries import Entry

MEDIA = "text/calendar; charset=utf-8"
OCTETS = 75
ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""Beijing time, the same all year since 1992."""

STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE"}


def calendar(name: str, entries: Sequence[Entry], stamp: datetime) -> str:
    """The whole as text: lines end in CRLF, none is longer than 75 octets of UTF-8.

    Args:
        name: what other calendars call it.
        stamp: the instant at which it is written, aware.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Jianyan//Calendar//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        "X-WR-TIMEZONE:Asia/Shanghai",
        *ZONE,
    ]
    for one in entries:
        lines += _event(one, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in folded(line))


def _event(one: Entry, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.entry}@jianyan"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield from _days(one)
    yield f"SUMMARY:{escaped(one.title)}"
    if one.place:
        yield f"LOCATION:{escaped(one.place)}"
    told = [f"类别：{one.kind}", f"主办：{one.host}" if one.host else ""]
    yield f"DESCRIPTION:{escaped(chr(10).join(filter(None, told)))}"
    yield f"STATUS:{STATUS[one.state]}"
    yield "TRANSP:OPAQUE" if one.starts else "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(one: Entry) -> Iterator[str]:
    """Whole days end before the next one (RFC 5545, 3.6.1); hours are those of Beijing."""
    if one.starts is None:
        yield f"DTSTART;VALUE=DATE:{_day(one.starts_on)}"
        if one.ends_on < date.max:
            yield f"DTEND;VALUE=DATE:{_day(one.ends_on + timedelta(days=1))}"
        return
    yield f"DTSTART;TZID=Asia/Shanghai:{_day(one.starts_on)}T{_hour(one.starts)}"
    if one.ends is not None:
        yield f"DTEND;TZID=Asia/Shanghai:{_day(one.ends_on)}T{_hour(one.ends)}"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _hour(clock: str) -> str:
    return f"{clock.replace(':', '')}00"


def escaped(text: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line ends behind a backslash; no controls."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, f"\\{mark}")
    plain = plain.replace("\n", "\\n")
    return "".join(one for one in plain if one >= " " and one != "\x7f")


def folded(line: str) -> Iterable[str]:
    """A line in pieces of at most 75 octets, all but the first begun by a space.

    No character is cut in two.
    """
    pieces, piece, room = [], "", OCTETS
    for one in line:
        size = len(one.encode())
        if size > room:
            pieces.append(piece)
            piece, room = " ", OCTETS - 1
        piece += one
        room -= size
    return [*pieces, piece]
