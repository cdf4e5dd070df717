"""Does a slot have one phrase on a day, and is what replaced what known at any instant?"""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given as examples
from hypothesis import strategies as st

from kernel.ids import committee_id
from kernel.testing.specification import specification
from reporting.phrases.commands import AdoptPhrase, EndPhrase, phrase_id
from reporting.phrases.domain import (
    PHRASES,
    AdoptedOtherwise,
    EndsBeforeItBegins,
    NoSuchPhrase,
)
from reporting.phrases.events import Paper, PhraseAdopted, PhraseEnded
from reporting.phrases.standing import Phrase, in_force, superseded

HERE = committee_id("999900")
given = specification(PHRASES)
SLOT = "总体要求"
PAPER = Paper(title="云岭市政协2026年工作要点", number="云协发〔2026〕1号")
ADOPT = AdoptPhrase(
    committee=HERE,
    slot=SLOT,
    text="围绕中心、服务大局",
    basis=PAPER,
    effective_from=date(2026, 1, 20),
)
FIRST = phrase_id(HERE, SLOT, 1)
ADOPTED = PhraseAdopted(phrase=FIRST, **ADOPT.model_dump(exclude={"committee", "on", "at"}))
END = EndPhrase(committee=HERE, slot=SLOT, phrase=FIRST, until=date(2026, 12, 31), reason="到期")
ENDED = PhraseEnded(phrase=FIRST, until=END.until, reason="到期")
STRUCK = PhraseEnded(phrase=FIRST, until=None, reason="误录")


def test_a_phrase_is_adopted_once():
    given().when(ADOPT).then(ADOPTED)
    given(ADOPTED).when(ADOPT).then_nothing()


def test_another_phrase_from_the_same_day_is_refused_until_the_first_is_ended():
    other = ADOPT.model_copy(update={"text": "守正创新、团结奋进"})
    given(ADOPTED).when(other).then_refused(AdoptedOtherwise)
    given(ADOPTED, STRUCK).when(other).then_happened(
        lambda events: events[0].phrase == phrase_id(HERE, SLOT, 2)
    )


def test_a_phrase_ends_on_a_day_that_is_not_before_its_first():
    given(ADOPTED).when(END).then(ENDED)
    given(ADOPTED, ENDED).when(END).then_nothing()
    early = END.model_copy(update={"until": date(2026, 1, 1)})
    given(ADOPTED).when(early).then_refused(EndsBeforeItBegins)


def test_what_was_struck_or_never_adopted_does_not_end():
    given().when(END).then_refused(NoSuchPhrase)
    given(ADOPTED, STRUCK).when(END).then_refused(NoSuchPhrase)


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


@st.composite
def lists(draw):
    """A list of phrases of two slots."""
    found = []
    for n in range(draw(st.integers(0, 8))):
        first = draw(DAYS)
        lasts = draw(st.none() | st.integers(0, 900))
        found.append(
            Phrase(
                id=phrase_id(HERE, SLOT, n),
                slot=draw(st.sampled_from((SLOT, "指导思想"))),
                text=f"提法{n}",
                paper="文件",
                effective_from=first,
                adopted_at=BEGINNING + timedelta(days=n),
                until=None if lasts is None else first + timedelta(days=lasts),
            )
        )
    return found


@examples(lists(), DAYS)
def test_a_slot_has_the_phrase_that_began_last_and_every_other_is_superseded(phrases, day):
    standing = in_force(phrases, day)
    for slot, one in standing.items():
        assert one.holds(day)
        assert one.slot == slot
        others = [each for each in phrases if each.slot == slot and each.holds(day)]
        assert one.effective_from == max(each.effective_from for each in others)
    gone = {one.phrase.id for one in superseded(phrases, day)}
    began = {one.id for one in phrases if one.effective_from <= day}
    assert gone | {one.id for one in standing.values()} == began
    assert not gone & {one.id for one in standing.values()}
