"""Are codes of the door short, signed, and read as they were written?"""

import string
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from sectors.activity.door.codes import door_code, door_key, pass_code, read_code
from sectors.activity.door.qr import picture

KEY, FOREIGN = door_key(bytes(32)), door_key(b"\x01" * 32)
NOW = datetime(2026, 3, 2, 4, 0, 30, tzinfo=UTC)
ACTIVITY, PERSON = UUID(int=70), UUID(int=1)
SIGNS = {*string.ascii_uppercase, *"234567"}
SECONDS = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
)


@given(st.uuids(), st.uuids(), SECONDS)
def test_a_pass_says_whose_and_until_when(activity, person, until):
    code = read_code(KEY, pass_code(KEY, activity, person, until))
    assert (code.activity, code.person, code.expires_at) == (activity, person, until)


@given(st.uuids(), SECONDS)
def test_the_doors_code_is_nobodys_and_lasts_until_a_minute_after_its_own(activity, now):
    text, next_at = door_code(KEY, activity, now)
    code = read_code(KEY, text)
    assert (code.activity, code.person) == (activity, None)
    assert now < next_at <= now + timedelta(minutes=1)
    assert code.expires_at == next_at + timedelta(minutes=1)


def test_the_doors_code_changes_each_minute():
    codes = [door_code(KEY, ACTIVITY, NOW + timedelta(seconds=s))[0] for s in (0, 29, 30)]
    assert codes[0] == codes[1] != codes[2]


@given(st.text(max_size=100))
def test_what_was_not_written_here_is_no_code(text):
    assert read_code(KEY, text) is None


@given(st.data())
def test_no_sign_of_a_code_can_be_changed(data):
    code = pass_code(KEY, ACTIVITY, PERSON, NOW)
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(
        st.sampled_from([c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" if c != code[at]])
    )
    assert read_code(KEY, code[:at] + other + code[at + 1 :]) is None


def test_a_code_of_another_service_or_key_is_none_here():
    assert read_code(KEY, pass_code(FOREIGN, ACTIVITY, PERSON, NOW)) is None
    assert read_code(bytes(32), pass_code(KEY, ACTIVITY, PERSON, NOW)) is None


def test_two_passes_have_two_numbers_and_a_door_none_of_them():
    texts = (
        pass_code(KEY, ACTIVITY, PERSON, NOW),
        pass_code(KEY, ACTIVITY, PERSON, NOW + timedelta(seconds=1)),
        door_code(KEY, ACTIVITY, NOW)[0],
    )
    assert len({read_code(KEY, text).serial for text in texts}) == 3


def test_a_code_fits_in_a_small_picture_in_its_shortest_alphabet():
    code = pass_code(KEY, ACTIVITY, PERSON, NOW)
    assert len(code) == 80
    assert set(code) <= SIGNS
    qr = segno.make_qr(code, error="m")
    assert (qr.mode, qr.version) == ("alphanumeric", 4)


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_picture_is_what_it_is_called(kind, begins):
    drawn = picture(pass_code(KEY, ACTIVITY, PERSON, NOW), kind)
    assert drawn.startswith(begins)
    if kind == "svg":
        assert ET.fromstring(drawn).tag.endswith("svg")
