"""How do events become the row of a stated figure? Pure."""

from dataclasses import replace

from contracts.reporting.stated import FigureStated, StatedFigureCorrected, StatedFigureWithdrawn
from kernel.log.chain import Recorded
from kernel.view import View
from reporting.figures.stated import StatedRow, stated_figures

Told = FigureStated | StatedFigureCorrected | StatedFigureWithdrawn


def row(before: StatedRow | None, event: Told, recorded: Recorded) -> StatedRow | None:
    """What was said is kept beside what is said now."""
    if before is None:
        if not isinstance(event, FigureStated):
            return None
        before = _first(event, recorded)
    said = "" if isinstance(event, StatedFigureWithdrawn) else event.number.model_dump_json()
    reason = "" if isinstance(event, FigureStated) else event.reason
    return replace(
        before,
        said=(*before.said, said),
        since=(*before.since, recorded.recorded_at),
        by=(*before.by, recorded.actor),
        reasons=(*before.reasons, reason),
    )


def _first(event: FigureStated, recorded: Recorded) -> StatedRow:
    return StatedRow(
        stated=event.stated,
        committee=recorded.origin.committee,
        figure=event.figure,
        name=event.name,
        part=event.part,
        unit=event.unit,
        window=event.window,
        scope=str(event.whose.scope),
        whose=event.whose.name,
        said=(),
        since=(),
        by=(),
        reasons=(),
    )


STATED_FIGURES = View(
    stated_figures,
    StatedRow,
    (FigureStated, StatedFigureCorrected, StatedFigureWithdrawn),
    lambda event, recorded: event.stated,
    row,
)
