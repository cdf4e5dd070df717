"""How are shares and Chinese numerals printed and read?"""

import re
import unicodedata
from collections.abc import Sequence

from rules.invalid import Invalid

NO_SHARE = "—"
_DIGITS = "零一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {"两": 2, "〇": 0}
_NUMERAL = "[0-9零〇一二两三四五六七八九十百]+"
_TERM_SESSION = re.compile(rf"第?({_NUMERAL})届[^届次]*?({_NUMERAL})次")
_SLASHED = re.compile(r"([0-9]+)/([0-9]+)")


def share(numerator: int, denominator: int, digits: int) -> str:
    """A percentage with fixed digits, half up, on exact integers: `share(5006, 5898, 1)` is 84.9%.

    Args:
        numerator: the part, 0 or more; may exceed the whole.
        denominator: the whole, 0 or more.
        digits: decimals printed, 0 or more.

    Returns:
        The text with its percent sign; exactly 0 and 100 are `0%` and `100%` whatever the digits
        (so `100.0%` says "almost"); `—` where there is no whole.

    Raises:
        ValueError: an argument is negative.

    Source: DOMAIN.md 3.3; LEDGERS.md, presets.
    """
    if numerator < 0 or denominator < 0 or digits < 0:
        raise ValueError(f"a share of {numerator} in {denominator} with {digits} digits")
    if denominator == 0:
        return NO_SHARE
    return _percent(numerator, denominator, rounded(numerator, denominator, digits), digits)


def _percent(numerator: int, denominator: int, scaled: int, digits: int) -> str:
    if numerator in (0, denominator):
        return "100%" if numerator else "0%"
    return f"{with_point(scaled, digits)}%"


def shares_to_hundred(parts: Sequence[int], digits: int) -> list[str]:
    """Percentages of parts in their sum that add up to exactly 100: the largest remainder method.

    Each is rounded down to the digits; what is missing goes, one unit of the last digit each, to
    those with the largest remainders, of equal ones to the larger part, then to the earlier one.
    A part of nothing stays `0%`.

    Args:
        parts: 0 or more each.
        digits: decimals printed, 0 or more.

    Returns:
        Texts in the same order; `—` each where all parts are 0.

    Raises:
        ValueError: a part or the digits are negative.
    """
    if digits < 0 or any(part < 0 for part in parts):
        raise ValueError(f"shares of {list(parts)} with {digits} digits")
    whole, units = sum(parts), 100 * 10**digits
    if not whole:
        return [NO_SHARE for _ in parts]
    down = [units * part // whole for part in parts]
    by_remainder = sorted(
        range(len(parts)), key=lambda n: (-(units * parts[n] % whole), -parts[n], n)
    )
    for n in by_remainder[: units - sum(down)]:
        down[n] += 1
    return [_percent(part, whole, scaled, digits) for part, scaled in zip(parts, down, strict=True)]


def rounded(numerator: int, denominator: int, digits: int) -> int:
    """A percentage in units of its last digit, half up: `rounded(5006, 5898, 1)` is 849."""
    scaled: int = (200 * 10**digits * numerator + denominator) // (2 * denominator)
    return scaled


def with_point(scaled: int, digits: int) -> str:
    """A number given in units of its last digit: `with_point(849, 1)` is 84.9."""
    if digits == 0:
        return str(scaled)
    whole, rest = divmod(scaled, 10**digits)
    return f"{whole}.{rest:0{digits}d}"


def numeral_zh(number: int) -> str:
    """A counting number in Chinese: 10 is 十, 23 二十三, 105 一百零五, 110 一百一十.

    Raises:
        ValueError: outside 1 to 999.
    """
    if not 1 <= number <= 999:
        raise ValueError(f"no Chinese numeral for {number}: 1 to 999")
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, lone=True)
    head = f"{_DIGITS[hundreds]}百"
    if not rest:
        return head
    return head + ("零" if rest < 10 else "") + _below_hundred(rest, lone=False)


def _below_hundred(number: int, *, lone: bool) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 and lone else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def ordinal_zh(number: int, of: str) -> str:
    """An ordinal with what it counts: `ordinal_zh(14, "届")` is 第十四届."""
    return f"第{numeral_zh(number)}{of}"


def parse_numeral(text: str) -> int:
    """The number that 二十三, 一百零五, 二〇 (digit by digit), 23 or ２３ stands for.

    Returns:
        0 to 999 for a placed numeral, any size for plain digits.

    Raises:
        Invalid: not a numeral.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if plain and all(sign in _VALUES for sign in plain):
        return int("".join(str(_VALUES[sign]) for sign in plain))
    if (placed := _usual_form(plain)) in _READ:
        return _READ[placed]
    raise Invalid(f"“{text}”不是数字", f"{text!r} is not a number")


def _usual_form(numeral: str) -> str:
    """两百 is 二百, 一百十 is 一百一十, 一十 is 十."""
    usual = numeral.replace("两百", "二百").replace("百十", "百一十")
    return usual.removeprefix("一") if usual.startswith("一十") else usual


_READ = {numeral_zh(number): number for number in range(1, 1000)}


def parse_term_session(text: str) -> tuple[int, int]:
    """Term and session of 十四届二次, 第十四届委员会第二次会议, 14届2次 or 14/2.

    The last must stand alone, the others may stand in a longer title.

    Returns:
        (term 届, session number 次), both from 1.

    Raises:
        Invalid: no such pair in the text.
    """
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    found = _SLASHED.fullmatch(plain) or _TERM_SESSION.search(plain)
    if found:
        term, session = parse_numeral(found[1]), parse_numeral(found[2])
        if term and session:
            return term, session
    raise Invalid(
        f"“{text}”不是届次，应如“十四届二次”或“14/2”",
        f"{text!r} is not a term and session; write 14/2",
    )


def term_session_zh(term: int, session: int) -> str:
    """The usual short name of a plenary: 十四届二次会议."""
    return f"{numeral_zh(term)}届{numeral_zh(session)}次会议"
