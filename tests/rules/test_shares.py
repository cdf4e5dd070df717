"""Which whole numbers give a printed share, and do all of them and no others?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.invalid import Invalid
from rules.numbers import rounded
from rules.shares import Share, follows, parse_share, right, said, whole_bases, whole_counts


@pytest.mark.parametrize(
    ("text", "scaled", "digits"), [("89.9%", 899, 1), ("42.0%", 420, 1), ("100%", 100, 0)]
)
def test_a_printed_share_keeps_its_digits(text, scaled, digits):
    read = parse_share(text)
    assert (read, said(read)) == (Share(scaled, digits), text)


@pytest.mark.parametrize("text", ["89.9", "", "八成%", "1000%", "-3%", "9.%"])
def test_what_is_no_percentage_is_said(text):
    with pytest.raises(Invalid):
        parse_share(text)


def test_the_shares_of_a_published_report_are_told_right():
    """DOMAIN.md 3.3, 14届4次: 4502/5005 is 89.950, hence 90.0; 15/223 is the 6.7 of 15/205."""
    assert not follows(4502, 5005, parse_share("89.9%"))
    assert right(4502, 5005, parse_share("89.9%")) == "90.0%"
    assert follows(15, 223, parse_share("6.7%"))
    assert list(whole_bases(131, parse_share("87.04%")) or ()) == []


@given(st.integers(1, 3000), st.integers(0, 3000), st.sampled_from([0, 1, 2]))
def test_the_base_and_the_count_of_a_share_are_among_those_that_give_it(base, more, digits):
    count = min(base, more)
    share = Share(rounded(count, base, digits), digits)
    bases = whole_bases(count, share)
    assert bases is None or base in bases
    assert count in whole_counts(base, share)


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from([0, 1, 2]))
def test_no_other_base_or_count_gives_it(count, base, digits):
    share = Share(rounded(count, base, digits), digits)
    bases = whole_bases(count, share)
    if bases is not None:
        near = range(max(bases.start - 3, 1), bases.stop + 3)
        assert [one for one in near if follows(count, one, share)] == list(bases)
    counts = whole_counts(base, share)
    near = range(max(counts.start - 3, 0), counts.stop + 3)
    assert [one for one in near if follows(one, base, share)] == list(counts)
