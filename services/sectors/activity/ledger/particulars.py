"""How does what rows say of an activity become the one command that records it?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from pydantic import ValidationError

from contracts.occasions import ActivityKindRule
from contracts.sectors.occasion import JointHost
from kernel.command import Command
from kernel.importing.plan import Terms
from kernel.ledgers import CellProblem, Row, Unreadable, unknown_word
from sectors.activity.commands import RecordActivity
from sectors.activity.kinds import kind_of, kind_within
from sectors.activity.ledger.hosts import Bodies, Host
from sectors.activity.ledger.index import Index
from sectors.activity.ledger.know import Acquaintance
from sectors.activity.ledger.lines import Line
from sectors.activity.ledger.occasion import Key, Occasion

T = TypeVar("T")


@dataclass(slots=True)
class Particulars:
    """The activities of one file: rows of one activity complete each other.

    Attributes:
        before: bodies to be formed first, by id.
        warnings: what the clerk should see, each once.
    """

    known: Acquaintance
    terms: Terms
    bodies: Bodies
    index: Index
    told: dict[Key, tuple[Occasion, int]]
    before: dict[UUID, Command] = field(default_factory=dict)
    warnings: dict[str, None] = field(default_factory=dict)
    _recorded: dict[Key, RecordActivity] = field(default_factory=dict)
    _beside: dict[Key, tuple[Command, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, lines: Sequence[Line], known: Acquaintance, terms: Terms, bodies: Bodies
    ) -> "Particulars":
        """Gather what all lines say; of two words for one thing the first stands."""
        told: dict[Key, tuple[Occasion, int]] = {}
        for line in lines:
            for occasion, _ in line.items:
                before, row = told.get(occasion.key(), (occasion, line.row.number))
                told[occasion.key()] = (before.completed(occasion), row)
        index = Index(terms.committee, known.activities, [one for one, _ in told.values()])
        return cls(known, terms, bodies, index, told)

    def record(self, row: Row, occasion: Occasion) -> RecordActivity:
        """The command that records it, the same for every row that speaks of it.

        Raises:
            CellProblem: the kind is unknown, or another row gives it another kind.
        """
        earlier = self._recorded.get(occasion.key())
        if earlier is None:
            whole, _ = self.told[occasion.key()]
            earlier = self._recorded[occasion.key()] = self._command(row, whole)
        elif occasion.kind is not None and self.kind(row, occasion) != earlier.kind:
            _, first = self.told[occasion.key()]
            zh = f"同一活动在第{first}行写的类别是“{earlier.kind}”"
            raise at(row, "kind", Unreadable(zh, f"row {first} gives the kind {earlier.kind}"))
        return earlier

    def beside(self, row: Row, occasion: Occasion, *, alone: bool = False) -> tuple[Command, ...]:
        """What rows say of it beside its record, once it is recorded: joint hosts, whom it reached.

        Args:
            alone: the row is the activity's own, so that one host alone takes back the others
                that a ledger told; elsewhere one host says nothing of others.
        """
        key = occasion.key()
        if key not in self._beside:
            whole, _ = self.told[key]
            told = self._told(row, whole, self._recorded[key], alone=alone)
            self._beside[key] = tuple(told)
        return self._beside[key]

    def _told(
        self, row: Row, whole: Occasion, record: RecordActivity, *, alone: bool
    ) -> Iterator[Command]:
        about = {"committee": record.committee, "activity": record.activity, "on": whole.first}
        hosts = self.hosts(whole.hosts, whole.first)
        together = hosts if len(hosts) > 1 else ()
        if together or (hosts and alone):
            told = {**about, "hosts": together, "by_ledger": True}
            yield acceptable(row, lambda: self.bodies.hosted(**told))
        if whole.reached:
            kinds = {**about, "beneficiaries": whole.reached, "by_ledger": True}
            yield acceptable(row, lambda: self.bodies.benefited(**kinds))

    def _command(self, row: Row, whole: Occasion) -> RecordActivity:
        kind = self.kind(row, whole)
        activity = readable(row, "topic", lambda: self.index.id_of(whole))
        hosts = self.hosts(whole.hosts[:1], whole.first)
        return acceptable(
            row,
            lambda: RecordActivity(
                committee=self.terms.committee,
                activity=activity,
                title=whole.title,
                kind=kind,
                form=whole.form,
                host=hosts[0].body if hosts else None,
                starts_on=whole.first,
                ends_on=whole.last,
                place=whole.place,
                topics=whole.topics,
                beneficiaries=whole.served,
                money=whole.money,
                by_ledger=True,
                on=whole.first,
            ),
        )

    def kind(self, row: Row, occasion: Occasion) -> str:
        """The committee's kind for a word; where none is given, the one that the topic names."""
        kinds = self.known.kinds(occasion.first)
        if occasion.kind is None:
            named = _deed(row, kinds) or kind_within(occasion.title, kinds)
            if named is None:
                blank = Unreadable("活动类别不能为空", "the kind must not be blank")
                raise at(row, "kind", blank)
            self.warnings.setdefault(f"活动“{occasion.title}”未写类别，按“{named.name}”登记")
            return named.name
        found = kind_of(occasion.kind, kinds)
        if found is None:
            words = [word for kind in kinds for word in (kind.name, *kind.words)]
            raise at(row, "kind", unknown_word(occasion.kind, words))
        return found.name

    def hosts(self, written: Sequence[str], on: date) -> tuple[JointHost, ...]:
        """Who held it, each once, under the name that was written first."""
        found: dict[UUID, JointHost] = {}
        for name in written:
            host = self._host(name, on)
            found.setdefault(host.named.id, JointHost(kind=host.kind, body=host.named))
        return tuple(found.values())

    def _host(self, written: str, on: date) -> Host:
        """A body that nobody knew is formed first, to be confirmed."""
        host = self.known.hosts.of(written, on)
        if host.new and host.named.id not in self.before:
            near = f"；最接近的是“{host.near}”" if host.near else ""
            self.warnings.setdefault(f"组织单位“{written}”尚未登记，已登记为待确认的机构{near}")
            form = self.bodies.form(self.terms.committee, host.kind, written)
            self.before[host.named.id] = form
        if host.strange:
            near = f"，最接近的是“{host.near}”" if host.near else ""
            self.warnings.setdefault(f"单位名录中没有“{written}”，已照录{near}")
        return host


def _deed(row: Row, kinds: Sequence[ActivityKindRule]) -> ActivityKindRule | None:
    """The committee's kind for what a sheet of deeds (实事) lists without naming its kind."""
    try:
        heading = row.heading("topic")
    except KeyError:
        return None
    deeds = (kind for kind in kinds if kind.common == "public_service")
    return next(deeds, None) if "实事" in heading else None


def at(row: Row, field: str, unreadable: Unreadable) -> CellProblem:
    """A problem of a field, where the row's arrangement has it; else of the whole row."""
    try:
        heading = row.heading(field)
    except KeyError:
        heading = ""
    return CellProblem(row.number, heading, unreadable.zh, unreadable.en)


def readable(row: Row, field: str, read: Callable[[], T]) -> T:
    """What `read` gives; what it cannot tell brings the row back."""
    try:
        return read()
    except Unreadable as unreadable:
        raise at(row, field, unreadable) from None


def acceptable(row: Row, build: Callable[[], T]) -> T:
    """A command; what is too long or too much for it brings the row back."""
    try:
        return build()
    except ValidationError as invalid:
        places = "、".join(".".join(map(str, one["loc"])) for one in invalid.errors())
        zh = f"内容过长或超出范围（{places}）"
        raise row.problem("", zh, f"too long or out of range: {places}") from None
