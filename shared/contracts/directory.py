"""Which committees are known here, under which code, name and subject?"""

from dataclasses import dataclass
from uuid import UUID

from contracts.members.committee import CommitteeEstablished
from kernel.follow import View
from kernel.log.chain import Recorded
from kernel.tables import directory
from rules.codes import subject_parts


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One committee: permanent id, code of the day, name, the code as subject tokens, its host."""

    committee: UUID
    code: str
    name: str
    subject: str
    host: UUID | None


def key(event: CommitteeEstablished, recorded: Recorded) -> UUID:
    """One row a committee."""
    return event.committee


def row(
    before: DirectoryRow | None, event: CommitteeEstablished, recorded: Recorded
) -> DirectoryRow:
    """The committee as it stands after the event."""
    tokens = ".".join(subject_parts(event.code))
    return DirectoryRow(event.committee, event.code, event.name, tokens, event.host)


DIRECTORY = View(directory, DirectoryRow, (CommitteeEstablished,), key, row)
"""Every service folds it: members from its own log, the others from members' feed."""
