"""Which numbers of a table stand to each other how, by what they are called?"""

from collections.abc import Mapping

from reporting.against.names import AFTER_MERGING
from reporting.documents.checks import SUMS, WHOLES
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Breakdown, Ratio

Tiers = tuple[tuple[str, ...], ...]
"""Bases, the first tier of which the table has any decides; within a tier each may be meant."""

OF_FILED: Tiers = (("proposals.filed", AFTER_MERGING),)
OF_RECEIVED: Tiers = (("proposals.received",),)
OF_ROLL: Tiers = (("members.on_roll",),)
OF_REPLIED: Tiers = (("proposals.graded",), ("proposals.replied",), ("proposals.filed",))
OF_FORMS: Tiers = (
    ("proposals.feedback_returned",),
    ("proposals.replied", "proposals.filed"),
)

BASES: Mapping[str, Tiers] = {
    **dict.fromkeys(
        (
            "proposals.filed",
            "proposals.merged",
            "proposals.converted",
            "proposals.not_filed",
            "proposals.withdrawn",
            "proposals.returned",
            "proposals.under_review",
            "proposals.plenary_received",
            "proposals.offsession_received",
        ),
        OF_RECEIVED,
    ),
    **dict.fromkeys(
        (
            "proposals.filed_member",
            "proposals.filed_collective",
            "proposals.filed_individual",
            "proposals.filed_joint",
            "proposals.assigned",
            "proposals.replied",
            "proposals.by_category",
        ),
        OF_FILED,
    ),
    **dict.fromkeys(("proposals.adopted", "proposals.grades"), OF_REPLIED),
    "proposals.replied_on_time": (("proposals.replied_dated",), ("proposals.replied",)),
    **dict.fromkeys(
        (
            "proposals.satisfied",
            "proposals.basically",
            "proposals.dissatisfied",
            "proposals.content",
        ),
        OF_FORMS,
    ),
    **dict.fromkeys(
        (
            "proposals.sponsors",
            "proposals.sponsors_any_role",
            "proposals.participants",
            "proposals.first_participants",
            "proposals.zero_sponsors",
            "proposals.sr_reporters",
            "proposals.sr_participants",
            "sectors.participants",
            "sectors.roll_participants",
        ),
        OF_ROLL,
    ),
    **dict.fromkeys(
        ("sectors.present", "sectors.leave", "sectors.absent"), (("sectors.expected",),)
    ),
    **dict.fromkeys(("proposals.sr_issued", "proposals.sr_used"), (("proposals.sr_received",),)),
}
"""Of what the share beside a count is; of a breakdown's parts, where clerks differ from ours."""

ALTERNATIVES: Mapping[str, tuple[tuple[tuple[str, ...], ...], Tiers]] = {
    "proposals.satisfaction_rate": (
        (("proposals.satisfied",), ("proposals.satisfied", "proposals.basically")),
        OF_FORMS,
    ),
    "proposals.reply_rate": ((("proposals.replied",),), OF_FILED),
    "proposals.on_time_rate": (
        (("proposals.replied_on_time",),),
        (("proposals.replied_dated",), ("proposals.replied",)),
    ),
    "proposals.share_collective": ((("proposals.filed_collective",),), OF_FILED),
    "proposals.participation_rate": (
        (("proposals.participants",), ("proposals.sponsors_any_role",), ("proposals.sponsors",)),
        OF_ROLL,
    ),
}
"""Rates that committees count in several ways: what is counted, each as a sum, and of what."""

FATE = "proposals.received"
EXCLUSIVE = frozenset(WHOLES)
"""Breakdowns in which a case has one part."""


def base_tiers(figure: str) -> Tiers:
    """Of what the share beside a figure, or beside a part of it, may be."""
    if figure in BASES:
        return BASES[figure]
    known = FIGURES.get(figure)
    return ((known.of.id,),) if isinstance(known, Breakdown) else ()


def rate(figure: str) -> tuple[tuple[tuple[str, ...], ...], Tiers] | None:
    """What a rate counts and of what; None for what is no rate."""
    known = FIGURES.get(figure)
    if not isinstance(known, Ratio):
        return None
    return ALTERNATIVES.get(figure) or (((known.of.id,),), ((known.over.id,),))


def sums() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(whole, parts) that must add up when all parts are told; merging is counted either way."""
    told = (
        (whole, tuple(f"{_service(whole)}.{part}" for part in parts)) for _, whole, parts in SUMS
    )
    return tuple((whole, tuple(map(_as_written, parts))) for whole, parts in told)


def _as_written(id: str) -> str:
    return "proposals.merged" if id == "proposals.merged_apart" else id


def _service(id: str) -> str:
    return id.rpartition(".")[0]
