"""Which number does a cell mean: a case number, a count, a phone, an identity number?"""

import re
from dataclasses import dataclass

from kernel.ledgers.cell import Cell, printed
from kernel.ledgers.cleaning import squeeze
from kernel.ledgers.problems import Unreadable
from kernel.ledgers.reading import Hints, line

NOTE = re.compile(r"\([^()]*\)$")
NUMBERED = re.compile(
    r"(?:[^\W\d_a-z]*第|no\.?|[^\W\d_a-z]*[〔\[(【]|[^\W\d_a-z]+)?"
    r"(?:((?:19|20)\d\d)(?:[-—–/年.]|[〕\])】])第?)?(\d{1,9})(?:号|件|号提案)?"
)
COUNT = re.compile(r"(?:共|约)?(\d{1,9})(?:\.0+)?[\u4e00-\u9fff]{0,3}")
MOBILE = re.compile(r"(?:\+?86)?(1\d{10})")
LANDLINE = re.compile(r"(0\d{2,3})?-?(\d{7,8})(-\d{1,6})?")
SCIENTIFIC = re.compile(r"(1)\.(\d{10})e\+?10")
IDENTITY = re.compile(r"\d{17}[\dx]|\d{15}")
# A float holds 15 digits for sure; an identity number in one has lost its last.
SURE = 10**15


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number that a clerk gave: `printed` is 第023号, `number` 23, `year` of 2023-45 is 2023."""

    number: int
    printed: str
    year: int | None = None


def number_of(cell: Cell, hints: Hints) -> Numbered:
    """A case number or issue number in any of its forms: 第023号, 2023-45, ０２３, 23."""
    if isinstance(cell, float):
        return Numbered(_whole(cell), printed(cell))
    text = line(cell, hints)
    found = NUMBERED.fullmatch(NOTE.sub("", squeeze(text)))
    if found is None:
        raise Unreadable(f"“{text}”不是可以读懂的编号", f"{text!r} cannot be read as a number")
    return Numbered(int(found[2]), text, int(found[1]) if found[1] else None)


def count(cell: Cell, hints: Hints) -> int:
    """How many: 186, １８６, 186人, 共92件."""
    if isinstance(cell, float):
        return _whole(cell)
    text = line(cell, hints)
    found = COUNT.fullmatch(squeeze(text))
    if found is None:
        raise Unreadable(f"“{text}”不是可以读懂的数目", f"{text!r} cannot be read as a count")
    return int(found[1])


def phone(cell: Cell, hints: Hints) -> str:
    """A mobile number of 11 digits, or a landline with or without area code; digits and - only.

    A number in scientific form is read only when all 11 digits are there.
    """
    text = squeeze(_digits(cell) if isinstance(cell, float) else line(cell, hints))
    full = SCIENTIFIC.fullmatch(text)
    bare = full[1] + full[2] if full else re.sub(r"[-—–.()]", "", text)
    mobile = MOBILE.fullmatch(bare)
    if mobile:
        return mobile[1]
    landline = LANDLINE.fullmatch(re.sub(r"[()—–]", "-", text).strip("-"))
    if landline and not isinstance(cell, float):
        return "-".join(part.strip("-") for part in landline.groups() if part)
    raise Unreadable(
        f"“{printed(cell)}”不是完整的电话号码", f"{printed(cell)!r} is not a whole phone number"
    )


def id_number(cell: Cell, hints: Hints) -> str:
    """An identity number of 18 or 15 characters, kept as text; a float is never guessed at."""
    if isinstance(cell, float):
        raise Unreadable(
            "证件号码被存成了数字，末几位已丢失，请以文本重新填写",
            "the identity number was stored as a number and lost its last digits; enter it as text",
        )
    text = squeeze(line(cell, hints))
    if not IDENTITY.fullmatch(text):
        raise Unreadable("证件号码应为18位或15位", "an identity number has 18 or 15 characters")
    return text.upper()


def _whole(number: float) -> int:
    if not number.is_integer() or not 0 <= number < SURE:
        raise Unreadable(
            f"“{printed(number)}”不是整数", f"{printed(number)!r} is not a whole number"
        )
    return int(number)


def _digits(number: float) -> str:
    return str(int(number)) if number.is_integer() and abs(number) < SURE else repr(number)
