"""How does an event change what a member is found by? Pure."""

from collections.abc import Iterator

from contracts.members.member import MemberAdmitted, ParticularsCorrected
from kernel.log.chain import Recorded
from kernel.rows import SearchVector, Spelling
from kernel.view import View
from members.member.naming.tables import NameRow, names
from rules.names import person_name
from rules.pinyin import read, starts, ways

Seen = MemberAdmitted | ParticularsCorrected


def row(before: NameRow | None, event: Seen, recorded: Recorded) -> NameRow | None:
    """One row a member; who was entered by mistake is left out by whoever asks."""
    name = spelled(event.name)
    committee = recorded.origin.committee if before is None else before.committee
    usual = read(name)
    return NameRow(
        event.member,
        committee,
        Spelling(name),
        Spelling(usual.full),
        Spelling(usual.initials),
        SearchVector(" ".join(f"'{_quoted(part)}'" for part in sorted(set(parts(name))))),
    )


def spelled(name: str) -> str:
    """The name as it is compared: no spaces among ideographs, letters small."""
    return person_name(name).casefold()


def parts(name: str) -> Iterator[str]:
    """What a part of the name begins, however it is read: 知远, zhiyuan, zy."""
    for start in range(len(name)):
        yield name[start:]
    for start in starts(name):
        for way in ways(name, start):
            yield way.full
            yield way.initials


def _quoted(part: str) -> str:
    return part.replace("\\", "\\\\").replace("'", "''")


# The first release held no names to search: version 2 fills them from its logs.
NAMES = View(
    names,
    NameRow,
    (MemberAdmitted, ParticularsCorrected),
    lambda event, recorded: event.member,
    row,
    version=2,
)
