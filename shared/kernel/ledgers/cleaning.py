"""What does a cell's text say once space, width and invisible marks are out of the way?"""

import re
import unicodedata
from dataclasses import dataclass

from kernel.ledgers.problems import Unreadable

# Direction marks, zero-width characters, soft hyphen, byte order mark.
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd-\uffff]")
LINE_BREAK = re.compile(r"[^\S\n]*(?:\r\n|[\n\r\x85\u2028\u2029])[^\S\n]*")
BLANK_WORDS = re.compile(r"不详|无|待定|[/／]+|[-－—–―─]+")
BRACKETS = dict(zip("（）［］｛｝", "()[]{}", strict=True))


@dataclass(frozen=True, slots=True)
class Clean:
    """Text without outer space; `marks` says that invisible characters were taken out."""

    text: str
    marks: bool


def clean(text: str) -> Clean:
    """Trimmed of all kinds of space; digits, letters and brackets in their plain width.

    Line breaks inside stay, as one newline each; other punctuation stays as it is printed.

    Raises:
        Unreadable: control characters, U+0000 or lone surrogates.
    """
    found = FORBIDDEN.search(text)
    if found:
        raise Unreadable(
            f"含有控制字符或乱码（U+{ord(found[0]):04X}）",
            f"contains a control character or a broken one (U+{ord(found[0]):04X})",
        )
    visible = INVISIBLE.sub("", text)
    broken = LINE_BREAK.sub("\n", visible).strip()
    return Clean(narrow(broken), len(visible) != len(text))


def narrow(text: str) -> str:
    """Full-width digits, letters and brackets as plain ones (NFKC of those alone)."""
    return text if text.isascii() else text.translate(_WIDTHS)


def squeeze(text: str) -> str:
    """The form in which two headings, names or words are compared: NFKC, no space, lower case."""
    plain = unicodedata.normalize("NFKC", INVISIBLE.sub("", text))
    # An accent by itself is a space and a combining mark, which now joins the letter before it.
    return unicodedata.normalize("NFKC", re.sub(r"\s+", "", plain).lower())


def one_line(text: str) -> str:
    """Lines joined: without a space between Chinese characters, with one between words."""
    joined = re.sub(r"(?<=[\x21-\x7e])\n(?=[\x21-\x7e])", " ", text)
    return joined.replace("\n", "")


def is_blank_word(text: str) -> bool:
    """不详, 无, 待定, a slash or a dash: what clerks write where nothing is known."""
    return BLANK_WORDS.fullmatch(text) is not None


class _Widths(dict[int, str]):
    """Each character's plain form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _narrow(chr(code))
        return self[code]


def _narrow(character: str) -> str:
    if character in BRACKETS:
        return BRACKETS[character]
    if character.isascii() or unicodedata.category(character)[0] not in "LN":
        return character
    plain = unicodedata.normalize("NFKC", character)
    same_kind = len(plain) == 1 and unicodedata.category(character) in ("Nd", "Lu", "Ll", "Lo")
    return plain if same_kind else character


_WIDTHS = _Widths()
