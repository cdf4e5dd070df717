"""What does the committee's rule ask of a proposal before it is taken? Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contracts.members.rules import CommitteeRules
from contracts.proposals.proposal import Timing
from kernel.decider import Known, Refused
from proposals.proposal.drafting.refusals import (
    OnlyAtPlenary,
    PartMissing,
    SignatureMissing,
    TextTooLong,
    TitleTooLong,
)
from proposals.proposal.facts import Facts

BYTES_A_CHARACTER = 3
"""A Chinese character in UTF-8; so long are texts of which only the length is known."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What is handed in: its form, title, text and who signed it.

    Attributes:
        text_bytes: None without a text.
    """

    sponsor_kind: str
    title: str
    text_bytes: int | None
    parts: Sequence[str]
    signed_by: str | None
    timing: Timing


def lacking(offered: Offered, known: Known[Facts]) -> list[Refused]:
    """What the rules miss; nothing is asked of what a ledger tells of."""
    if not known.live or known.facts.rules is None:
        return []
    rules = known.facts.rules
    return [*_of_content(offered, rules), *_of_signature(offered, rules)]


def _of_content(offered: Offered, rules: CommitteeRules) -> Iterator[Refused]:
    rule = rules.content
    if rule is None:
        return
    if not rule.title_least <= len(offered.title) <= rule.title_most:
        limits = f"{rule.title_least}-{rule.title_most}"
        yield TitleTooLong(len(offered.title), limits, basis=rule.basis)
    missing = [part for part in rule.parts if part not in offered.parts]
    if missing:
        yield PartMissing(*missing, basis=rule.basis)
    length = (offered.text_bytes or 0) // BYTES_A_CHARACTER
    if length < rule.text_least or (rule.text_most is not None and length > rule.text_most):
        limits = f"{rule.text_least}-{rule.text_most or ''}"
        yield TextTooLong(length, limits, basis=rule.basis)


def _of_signature(offered: Offered, rules: CommitteeRules) -> Iterator[Refused]:
    rule = rules.signature_rule(offered.sponsor_kind)
    if rule is None:
        return
    if rule.signature is not None and offered.signed_by is None:
        yield SignatureMissing(rule.signature, basis=rule.basis)
    if rule.only_at_plenary and offered.timing != "plenary":
        yield OnlyAtPlenary(basis=rule.basis)
