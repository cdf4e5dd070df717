"""Which grade of the committee's scheme does a printed one mean?"""

import re
import unicodedata

from contracts.members.rules import CommitteeRules, GradeRule

_AROUND = re.compile(r"[()\s]|类$|级$|等$")


def grade_of(rules: CommitteeRules, printed: str) -> GradeRule | None:
    """A, A类, （A类） or the scheme's own words; None when the scheme has no such grade."""
    bare = _bare(printed)
    for grade in rules.grades:
        letter = _bare(grade.letter)
        if bare == letter or bare in {_bare(word) for word in grade.words}:
            return grade
        if bare in {f"{letter}类{_bare(word)}" for word in grade.words}:
            return grade
    return None


def words_of(rules: CommitteeRules) -> tuple[str, ...]:
    """What may be written, to name in a message."""
    return tuple(f"{grade.letter}类" for grade in rules.grades) + tuple(
        word for grade in rules.grades for word in grade.words
    )


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper().strip()
    while (shorter := _AROUND.sub("", plain)) != plain:
        plain = shorter
    return plain
