"""What stands beside the record of an activity: who else hosted it, and whom it reached?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from contracts.sectors.occasion import Benefited, JointHost
from contracts.values import Named
from sectors.activity.tables import ActivityRow


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of an activity: all who hosted it together, and whom it reached."""

    hosts: tuple[JointHost, ...] = ()
    beneficiaries: tuple[Benefited, ...] = ()

    @classmethod
    def of(cls, parts: Mapping[str, Any]) -> Self:
        """Those of the parts that a ledger shows."""
        return cls(
            tuple(map(JointHost.model_validate, parts.get("hosts", ()))),
            tuple(map(Benefited.model_validate, parts.get("beneficiaries", ()))),
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """One activity's, as it is read elsewhere too.

    Attributes:
        hosts: each once: of its record, then those of its plan, then those told.
    """

    hosts: tuple[Named, ...] = ()
    told: Told = Told()

    def planned_alone(self, row: ActivityRow) -> list[Named]:
        """The hosts that stand in its plan and nowhere else."""
        said = {row.host_id, *(one.body.id for one in self.told.hosts)}
        return [one for one in self.hosts if one.id not in said]


ALONE = Beside()
"""Of an activity that one body hosted, and of which nothing was told."""


def own_host(row: ActivityRow) -> Named | None:
    """The host of an activity's record."""
    if row.host_id is None or row.host is None:
        return None
    return Named(id=row.host_id, name=row.host)


def hosts_of(row: ActivityRow, beside: Beside) -> tuple[Named, ...]:
    """All that hosted an activity, the host of its record first."""
    own = own_host(row)
    found = {one.id: one for one in beside.hosts}
    return tuple(found.values()) if own is None else tuple(({own.id: own} | found).values())
