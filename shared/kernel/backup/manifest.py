"""What does a backup say of itself?"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from kernel.infra.server import InfraFailed
from kernel.log.chain import Origin

FORMAT = 1


class Unusable(InfraFailed):
    """A backup that cannot be made, or is not what it says."""


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Part(_Said):
    """One part of the file: its length in bytes and its SHA-256, unpacked."""

    length: int
    sha256: str


class KeptTable(_Said):
    """One table: its columns in the order of the part, and how many rows it has."""

    columns: tuple[str, ...]
    rows: int


class Place(_Said):
    """A position of an origin and the hash there (`sha256:...`)."""

    position: int
    hash: str


class Heard(Place):
    """How far a service had taken an origin; `forked` names what disagreed, if anything did."""

    forked: str | None = None


class Kept(_Said):
    """What one service's database held.

    Attributes:
        schema_version: the last version of its schema that had been run; empty without versions.
        tables: in the order in which they can be filled.
        heads: of its own logs, by origin. heard: of others' logs, by origin.
        archive: of reporting, the last arrival and its chain.
    """

    schema_version: str
    tables: dict[str, KeptTable]
    heads: dict[str, Place]
    heard: dict[str, Heard]
    archive: Place | None = None


class Manifest(_Said):
    """A whole backup: who made it when, what each service held, and the sum of every part."""

    format: int
    program: str
    taken_at: datetime
    services: dict[str, Kept]
    parts: dict[str, Part]

    def events(self, service: str) -> int:
        """How many events the service's logs held."""
        return sum(head.position for head in self.services[service].heads.values())


def part_of(service: str, table: str) -> str:
    """The part that holds a table's rows, in PostgreSQL's text form of COPY."""
    return f"{service}/{table}.copy"


def disagreements(services: Mapping[str, Kept]) -> Iterator[str]:
    """Where a service has heard what another has not written: the snapshots do not agree."""
    for name, kept in services.items():
        for origin, heard in kept.heard.items():
            writer = _writer(origin)
            if heard.forked or writer not in services:
                continue
            head = services[writer].heads.get(origin)
            if head is not None and heard.position > head.position:
                yield f"{name}: {origin}@{heard.position} > {head.position}"


def _writer(origin: str) -> str:
    try:
        return Origin.parse(origin).service
    except ValueError:
        return ""
