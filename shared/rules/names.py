"""When do two writings of a name mean the same person, body, sector or title?"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID, uuid5

NAMESPACE: Final = UUID("6f1c1b1e-0c6a-5b0e-9d52-5a8f5e0f7a11")
"""The namespace of every derived id; it never changes, on no node."""

SHORT_FORMS: Final[Mapping[str, str]] = {
    "中国国民党革命委员会": "民革",
    "中国民主同盟": "民盟",
    "中国民主建国会": "民建",
    "中国民主促进会": "民进",
    "中国农工民主党": "农工党",
    "中国致公党": "致公党",
    "台湾民主自治同盟": "台盟",
    "中国共产党": "中共",
    "中国共产主义青年团": "共青团",
    "工商业联合会": "工商联",
    "妇女联合会": "妇联",
    "青年联合会": "青联",
    "科学技术协会": "科协",
    "归国华侨联合会": "侨联",
    "台湾同胞联谊会": "台联",
    "文学艺术界联合会": "文联",
    "社会科学界联合会": "社科联",
    "残疾人联合会": "残联",
}
"""Full names of parties and people's organisations, each with the form that papers use."""

_SECTOR_FORMS: Final[Mapping[str, str]] = {
    "九三": "九三学社",
    "农工": "农工党",
    "致公": "致公党",
    "无党派": "无党派人士",
    "工会": "总工会",
    "文艺": "文化艺术",
    "科技": "科学技术",
    "社科": "社会科学",
    "医卫": "医药卫生",
    "社会福利与社会保障": "社会福利和社会保障",
    "特邀": "特别邀请人士",
    "特邀人士": "特别邀请人士",
    "特别邀请": "特别邀请人士",
}
_PARTIES = "民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|中共|共青团"
_COMMITTEE_OF_A_PARTY = re.compile(rf"((?:{_PARTIES}).*)委员会")
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_DOTS = re.compile(rf"\s*[·•∙⋅・‧]\s*|(?<={_HAN.pattern})\s*\.\s*(?={_HAN.pattern})")
_QUOTES = re.compile("[\"'“”‘’「」『』《》〈〉]")
_CLOSING = re.compile(r"[.。,;:!?、]+$")
_BRACKETED = re.compile(r"(.+?)\s*[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]")


def clean(text: str) -> str:
    """The text as it reads: NFKC, unseen characters gone, runs of spaces one, none at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", _UNSEEN.sub("", text))).strip()


def split_bracket(name: str) -> tuple[str, str]:
    """A name and the remark behind it: 张伟（农工党） gives 张伟 and 农工党; no remark gives "".

    Both are cleaned.
    """
    plain = clean(name)
    found = _BRACKETED.fullmatch(plain)
    return (found[1].strip(), found[2].strip()) if found else (plain, "")


def person_name(name: str) -> str:
    """A person's name for identity: 张　三 is 张三, every middle dot is ·, without a remark behind.

    In a name without Chinese characters single spaces stay and case is folded.
    """
    plain = clean(name)
    while (shorter := split_bracket(plain)[0]) != plain:
        plain = shorter
    plain = _DOTS.sub("·", plain)
    return plain.replace(" ", "") if _HAN.search(plain) else plain.casefold()


def organisation_name(name: str) -> str:
    """The name of a unit, party or body for identity.

    No spaces, brackets alike, 其它 is 其他, full names of parties and people's organisations in
    their short form, and a party's 委员会 as 委: 中国民主同盟云岭市委员会 is 民盟云岭市委.
    """
    plain = _one_kind_of_bracket(clean(name).replace(" ", "")).replace("其它", "其他").casefold()
    for full, short in SHORT_FORMS.items():
        plain = plain.replace(full, short)
    found = _COMMITTEE_OF_A_PARTY.fullmatch(plain)
    return f"{found[1]}委" if found else plain


def sector_name(name: str) -> str:
    """The name of a sector (界别) for identity: 经济界 is 经济, 九三 is 九三学社."""
    plain = organisation_name(name)
    if len(plain) > 2:
        plain = plain.rstrip("界") or plain
    return _SECTOR_FORMS.get(plain, plain)


def title_name(title: str) -> str:
    """A title for identity: no spaces, no quotation or title marks, no stop at the end."""
    plain = _one_kind_of_bracket(_QUOTES.sub("", clean(title).replace(" ", "")))
    return _CLOSING.sub("", plain).casefold()


def _one_kind_of_bracket(text: str) -> str:
    return text.translate(str.maketrans("〔［【〕］】", "((()))"))


NORMALISED: Final[Mapping[str, Callable[[str], str]]] = {
    "member": person_name,
    "person": person_name,
    "sponsor": person_name,
    "organisation": organisation_name,
    "body": organisation_name,
    "sector": sector_name,
    "title": title_name,
}
"""How the name of each kind of thing is compared; any other kind compares cleaned text."""


def derived_id(committee: UUID, kind: str, name: str) -> UUID:
    """The id that every service gives to a thing it knows by name alone (UUIDv5).

    Args:
        committee: the permanent id of the committee in whose papers the name stands.
        kind: a key of NORMALISED, or another word for a thing whose names are only cleaned.
        name: as written.

    Source: DESIGN.md 4, back-filled history.
    """
    normalised = NORMALISED.get(kind, clean)(name)
    return uuid5(NAMESPACE, "\x1f".join((str(committee), kind, normalised)))
