"""What does a row of a roster tell of the person besides who it is: publicly, and for the vault?"""

from collections.abc import Callable, Collection, Mapping

from kernel.ledgers import (
    Cell,
    Hints,
    Reader,
    Row,
    Unreadable,
    count,
    line,
    passage,
    phone,
    unknown_word,
)
from members.member.ledger import words

TEXTS = ("native_place", "degree", "profession", "professional_title", "employer_kind")
PASSAGES = ("social_posts", "honours")
"""Facts that are taken as they are written, on one line or on several."""

PRIVATE_TEXTS = (
    "address", "religion", "wechat", "email", "home_postcode", "work_address", "work_postcode",
    "mail_address", "mail_postcode", "contact_person",
)  # fmt: skip
LINES = ("home_phone", "work_phone")
"""Telephones that may have an extension, or be several in a cell: kept as written."""


def further(row: Row) -> Mapping[str, object]:
    """The facts by field, None where the row says nothing."""
    parties = row.parts("party")
    return {
        "second_party": _second(row, parties),
        **{field: row.optional(field) for field in TEXTS},
        **{field: row.get(field, passage) for field in PASSAGES},
        "in_system": row.get("in_system", in_system),
        "beyond_the_mainland": row.get("beyond_the_mainland", line),
        "reappointed_terms": row.get("reappointed_terms", _terms),
    }


def private(row: Row) -> Mapping[str, str]:
    """What goes to the vault, by kind; what the row does not tell is missing."""
    read: dict[str, Callable[[], str | None]] = {
        "phone": lambda: row.phone("phone"),
        "id_number": lambda: row.id_number("id_number"),
        **{kind: _reading(row, kind, line) for kind in PRIVATE_TEXTS},
        **{kind: _reading(row, kind, _line_of) for kind in LINES},
        "remark": lambda: _remark(row),
    }
    return {kind: told for kind, one in read.items() if (told := one()) is not None}


def _reading(row: Row, kind: str, reader: Reader[str]) -> Callable[[], str | None]:
    return lambda: row.get(kind, reader)


def _remark(row: Row) -> str | None:
    """A remark that names offices alone is read as 政协职务 where there is no such column."""
    if not row.stands("roles") and words.roles(row.parts("remark")) is not None:
        return None
    return row.passage("remark")


def _second(row: Row, parties: tuple[str, ...]) -> str | None:
    own = row.parts("second_party")
    told = own[0] if own else parties[1] if len(parties) > 1 else None
    return words.party(told) if told else None


def two_parties(row: Row, held: str | None, edited: Collection[str]) -> frozenset[str]:
    """The further field that an edited 政治面貌 means when it names two parties; mostly none.

    Args:
        held: the second party that the register has. edited: the fields that were edited.

    Raises:
        CellProblem: it names more than two, or another second one than stands beside it.
    """
    parties = row.parts("party")
    if "party" not in edited or len(parties) < 2:
        return frozenset()
    beside = row.parts("second_party")
    others = {words.party(one) for one in (*parties[1:], *beside)}
    if "second_party" not in edited and held is not None:
        others.add(held)
    if len(others) > 1:
        listed = "、".join(dict.fromkeys(map(words.party, (*parties, *beside, held or ""))))
        zh = f"政治面貌最多登记两项（第二项在“第二政治面貌”一栏），本行有{listed.rstrip('、')}"
        raise row.problem("party", zh, "a member has at most two parties: name which")
    return frozenset() if held in others else frozenset({"second_party"})


def in_system(cell: Cell, hints: Hints) -> bool:
    """体制内 or 体制外, also 是 or 否 under a heading that asks whether it is inside.

    Raises:
        Unreadable: another word.
    """
    word = line(cell, hints)
    if word not in words.IN_SYSTEM:
        raise unknown_word(word, tuple(words.IN_SYSTEM))
    return words.IN_SYSTEM[word]


def _terms(cell: Cell, hints: Hints) -> int:
    text = line(cell, hints)
    found = words.terms(text) if text.endswith("届") else frozenset()
    many = next(iter(found)) if len(found) == 1 else count(cell, hints)
    if not 0 <= many <= 20:
        raise Unreadable(f"“{many}”不是连任届数", f"{many} is no number of terms")
    return many


def _line_of(cell: Cell, hints: Hints) -> str:
    """A telephone as it is printed; a float is read as its digits, or comes back."""
    return line(cell, hints) if isinstance(cell, str) else phone(cell, hints)
