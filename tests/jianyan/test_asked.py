"""Is what a clerk writes on the command line understood as meant?"""

from datetime import datetime

import pytest

from jianyan import asked
from jianyan.failed import Failed
from jianyan.show import moment


def test_an_instant_without_offset_is_chinas():
    assert asked.instant("2025-01-09T18:00") == "2025-01-09T18:00:00+08:00"
    assert asked.instant("2025-01-09") == "2025-01-09T00:00:00+08:00"
    assert asked.instant("2025-01-09T10:00Z") == "2025-01-09T10:00:00+00:00"


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        (asked.code, "9999000"),
        (asked.plenary, "5-3"),
        (asked.day, "2025-13-01"),
        (asked.instant, "noon"),
    ],
)
def test_what_cannot_be_meant_is_refused(read, wrong):
    with pytest.raises(Failed) as refusal:
        read(wrong)
    assert refusal.value.code == 2


def test_a_moment_as_it_is_shown_is_the_same_moment_when_it_is_asked_for():
    kept = "2026-11-27T16:32:00+00:00"
    assert moment(kept) == "2026-11-28 00:32"
    assert datetime.fromisoformat(asked.instant(moment(kept))) == datetime.fromisoformat(kept)
