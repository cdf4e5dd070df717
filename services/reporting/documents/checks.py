"""Which identities must the figures of a document fulfil?"""

from collections.abc import Iterable, Iterator

from reporting.documents.evidence import Identity, Term, share_check, sum_check
from reporting.figures.figure import Figure
from reporting.figures.value import Number, Parts, Share, shares_of
from reporting.findings.facts import Facts
from reporting.findings.quote import Reference

Quoted = Iterable[tuple[Reference, str]]
SUMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "收到提案的去向",
        "proposals.received",
        (
            "filed",
            "merged_apart",
            "converted",
            "not_filed",
            "withdrawn",
            "returned",
            "under_review",
        ),
    ),
    ("收到提案的时间", "proposals.received", ("plenary_received", "offsession_received")),
    ("立案提案的提案者", "proposals.filed", ("filed_member", "filed_collective")),
    ("委员提案的形式", "proposals.filed_member", ("filed_individual", "filed_joint")),
    ("征询意见表", "proposals.feedback_returned", ("satisfied", "basically", "dissatisfied")),
    ("活动出席", "sectors.expected", ("present", "leave", "absent")),
)
WHOLES = (
    "proposals.by_category",
    "proposals.by_sponsor_kind",
    "proposals.by_collective_kind",
    "proposals.grades",
    "proposals.sr_by_level",
    "sectors.by_kind",
    "members.by_party",
    "members.by_gender",
)
_BY_EACH = (
    ("sectors.by_host", "sectors.hostings"),
    ("proposals.by_sector", "proposals.sector_sponsorings"),
    ("proposals.sr_by_sector", "proposals.sr_sector_reports"),
)
"""Breakdowns in which a case stands more than once, and the figure that their parts add up to."""


def checks(facts: Facts, quoted: Quoted) -> tuple[Identity, ...]:
    """Sums of the year, and every printed share and change computed once more."""
    return (*_sums(facts), *_breakdowns(facts), *_shares(facts, quoted))


def broken(facts: Facts, quoted: Quoted) -> tuple[Identity, ...]:
    """The identities that do not hold."""
    return tuple(one for one in checks(facts, quoted) if not one.holds)


def _sums(facts: Facts) -> Iterator[Identity]:
    for name, whole, parts in SUMS:
        prefix = whole.rpartition(".")[0]
        ids = [f"{prefix}.{part}" for part in parts]
        if not all(map(facts.knows, (whole, *ids))):
            continue
        terms = [_term(facts, id) for id in ids]
        if facts.value(whole) or any(count for _, count in terms):
            yield sum_check(name, _term(facts, whole), terms)


def _term(facts: Facts, id: str) -> Term:
    figure: Figure = facts.values[id].figure
    return figure.zh, facts.value(id)


def _breakdowns(facts: Facts) -> Iterator[Identity]:
    for id in filter(facts.knows, WHOLES):
        found = facts.values[id]
        assert isinstance(found, Parts)
        if found.parts:
            whole = (found.figure.of.zh, found.whole)
            parts = [(one.name, one.value) for one in found.parts]
            yield sum_check(f"{found.figure.zh}合计", whole, parts)
    for id, added in _BY_EACH:
        if not (facts.knows(id) and facts.knows(added)):
            continue
        found = facts.values[id]
        assert isinstance(found, Parts)
        if found.parts:
            parts = [(one.name, one.value) for one in found.parts]
            yield sum_check(f"{found.figure.zh}合计", _term(facts, added), parts)


def _shares(facts: Facts, quoted: Quoted) -> Iterator[Identity]:
    digits = facts.scope.rules.share_digits
    for of, text in quoted:
        if of.aspect == "stated":
            continue
        value = facts.at(of.against).values[of.figure]
        match value:
            case Share():
                part, whole = (value.figure.of.zh, value.numerator), value.figure.over.zh
                yield share_check(value.figure.zh, part, (whole, value.denominator), text, digits)
            case Parts() if of.aspect == "share":
                yield _part_share(facts, of, value, text)
            case Number() if of.aspect == "change":
                yield _change(facts, of, value, text)


def _part_share(facts: Facts, of: Reference, value: Parts, text: str) -> Identity:
    """That a part's share is what the committee's rule makes of all parts."""
    rules = facts.at(of.against).scope.rules
    shares = shares_of([one.value for one in value.parts], value.whole, rules)
    by_name = {one.name: said for one, said in zip(value.parts, shares, strict=True)}
    formula = f"{of.part} {value.part(of.part).value} ÷ {value.figure.of.zh} {value.whole}"
    return Identity(
        f"{value.figure.zh}：{of.part}",
        formula,
        text,
        by_name.get(of.part, value.part(of.part).share),
    )


def _change(facts: Facts, of: Reference, before: Number, text: str) -> Identity:
    """That the printed difference is the difference; 持平 stands for none."""
    now, was = facts.value(of.figure), before.value
    printed = "".join(sign for sign in text if sign.isdigit()) or "0"
    formula = f"{before.figure.zh} |{now} - {was}|"
    return Identity(f"{before.figure.zh}与{of.against}之差", formula, int(printed), abs(now - was))
