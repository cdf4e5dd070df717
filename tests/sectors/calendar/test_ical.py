"""Is a calendar written so that others read it? No I/O."""

from datetime import UTC, date, datetime, timedelta

from calendar_world import HOURS, WHOLE
from hypothesis import given
from hypothesis import strategies as st

from sectors.calendar.entries import Entry
from sectors.calendar.ical import calendar, escaped, folded

STAMP = datetime(2026, 3, 2, 4, tzinfo=UTC)


def unfolded(text):
    """The lines as they were before they were folded."""
    return text.replace("\r\n ", "").split("\r\n")


def test_a_calendar_is_what_other_calendars_expect():
    lines = unfolded(calendar("政协活动日历", [WHOLE, HOURS], STAMP))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    first = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]
    assert first == [
        "BEGIN:VEVENT",
        "UID:00000000-0000-0000-0000-000000000001@jianyan",
        "DTSTAMP:20260302T040000Z",
        "DTSTART;VALUE=DATE:20260409",
        "DTEND;VALUE=DATE:20260411",
        "SUMMARY:乡村产业调研",
        "LOCATION:云溪村，村委会\\; 二楼",
        "DESCRIPTION:类别：调研\\n主办：教育界",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    assert "DTSTART;TZID=Asia/Shanghai:20260417T143000" in lines
    assert "DTEND;TZID=Asia/Shanghai:20260417T163000" in lines
    assert lines.index("BEGIN:VTIMEZONE") < lines.index("BEGIN:VEVENT")


def test_the_last_day_that_a_calendar_has_does_no_harm():
    last = Entry(**{name: getattr(WHOLE, name) for name in Entry.__slots__} | DAYS)
    assert "DTSTART;VALUE=DATE:99991231" in calendar("日历", [last], STAMP)


DAYS = {"starts_on": date.max, "ends_on": date.max}


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_folding_loses_nothing_and_keeps_lines_short(text):
    line = f"SUMMARY:{escaped(text)}"
    pieces = list(folded(line))
    assert all(len(one.encode()) <= 75 for one in pieces)
    assert all(one.startswith(" ") for one in pieces[1:])
    assert pieces[0] + "".join(one[1:] for one in pieces[1:]) == line
    assert not any(mark in line for mark in "\r\n\x00")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=100))
def test_what_is_escaped_reads_as_it_was(text):
    told, at = "", 0
    line = escaped(text)
    while at < len(line):
        step = 2 if line[at] == "\\" else 1
        told += line[at : at + step].replace("\\n", "\n")[-1]
        at += step
    assert told == text


def test_an_events_name_and_days_change_and_its_uid_does_not():
    later = Entry(
        **{name: getattr(WHOLE, name) for name in Entry.__slots__}
        | {"title": "改名", "starts_on": WHOLE.starts_on - timedelta(days=1)}
    )
    uids = [
        [line for line in unfolded(calendar("日历", [one], STAMP)) if line.startswith("UID")]
        for one in (WHOLE, later)
    ]
    assert uids[0] == uids[1]
