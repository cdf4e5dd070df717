"""Which figure does `{proposals.received}` in a person's text mean, and what does it print?

`{主题:托育服务}` marks a subject of the plan; it prints as “托育服务”.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Count
from reporting.figures.value import Lapse, Number, Parts, Share, Value
from reporting.findings.facts import Facts, yuan
from reporting.findings.quote import Quote, Reference, reference

_QUOTE = re.compile(r"\{([a-z_]+\.[a-z0-9_]+[^{}\n]*)\}")
_SUBJECT = re.compile(r"\{主题[:：]\s*([^{}\n]{1,40}?)\s*\}")
FEN = "分"
"""Sums of money are counted in fen and printed in yuan."""


def pieces(text: str) -> Iterator[str | Reference]:
    """The text in order: words, and the references that stand in braces."""
    text = _SUBJECT.sub(r"“\1”", text)
    end = 0
    for match in _QUOTE.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield reference(match[1])
        end = match.end()
    if end < len(text):
        yield text[end:]


def subjects_in(text: str) -> tuple[str, ...]:
    """What is marked as a subject of the plan, each once, in order."""
    return tuple(dict.fromkeys(found[1] for found in _SUBJECT.finditer(text)))


def unknown_figures(text: str) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Ids in braces that the catalogue does not have, each with the nearest that it has."""
    ids = dict.fromkeys(one.figure for one in pieces(text) if isinstance(one, Reference))
    return [(id, tuple(get_close_matches(id, FIGURES, 3))) for id in ids if id not in FIGURES]


def quote_of(facts: Facts, of: Reference) -> Quote | None:
    """What a reference prints.

    None where these facts have no such figure, part or year, or it is a percentage `of_few`.
    """
    if of_few(facts, of):
        return None
    if of.against and (facts.before is None or facts.before.name != of.against):
        return None
    if of.aspect == "change":
        return _change(facts, of)
    values = facts.before.values if of.against and facts.before else facts.values
    value = values.get(of.figure)
    text = None if value is None else _text(facts, of, value)
    return None if text is None else Quote(of, text)


def of_few(facts: Facts, of: Reference) -> bool:
    """Whether it is a percentage of so few that their numbers are to be told instead."""
    if of.against and (facts.before is None or facts.before.name != of.against):
        return False
    value = facts.at(of.against).values.get(of.figure)
    is_share = isinstance(value, Share) or (isinstance(value, Parts) and of.aspect == "share")
    return is_share and facts.few(of.figure, of.against)


def _change(facts: Facts, of: Reference) -> Quote | None:
    counted = isinstance(facts.values.get(of.figure), Number)
    return facts.change(of.figure) if counted and of.against and not of.part else None


def _text(facts: Facts, of: Reference, value: Value) -> str | None:
    """As a document prints the value, or that part of it."""
    match value:
        case Parts() if of.aspect == "silent":
            told = facts.knows("members.by_sector") and not of.against
            return facts.silent_count(of.figure).text if told else None
        case Parts() if any(one.name == of.part for one in value.parts):
            part = value.part(of.part)
            return part.share if of.aspect == "share" else f"{part.value}{value.figure.of.unit}"
        case Number() if not of.part and not of.aspect:
            money = isinstance(value.figure, Count) and value.figure.unit == FEN
            return yuan(value.value) if money else value.text
        case Share() | Lapse() if not of.part and not of.aspect:
            return value.text
        case _:
            return None
