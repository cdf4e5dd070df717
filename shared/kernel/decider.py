"""What is a decider, what may it know beyond its stream, and how does it say no? Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Generic, Protocol, TypeVar
from uuid import UUID

from kernel.event import Event
from kernel.forgetting import Lying
from kernel.secret import Hidden, Sealed

S = TypeVar("S")
F = TypeVar("F")


class Refused(Exception):
    """The rule that said no. The docstring of a subclass is its English message."""

    zh: ClassVar[str] = "不予受理"

    def __init__(self, *details: object, **named: object) -> None:
        super().__init__(*details)
        self.details = tuple(str(detail) for detail in details)
        self.named = {name: str(value) for name, value in named.items()}

    @classmethod
    def english(cls) -> str:
        """The first line of the docstring."""
        return (cls.__doc__ or cls.__name__).strip().splitlines()[0]


class NotKnownHereYet(Refused):
    """What this refers to has not arrived in this service yet; ask again in a moment."""

    zh = "所引用的对象尚未传达到本服务，请稍后再试"


class NotHostedHere(Refused):
    """This committee is kept at another node; ask there."""

    zh = "本节点不承载该委员会，请到其所在节点办理"


class OfAnotherCommittee(Refused):
    """This record is another committee's; only its own committee writes about it."""

    zh = "该记录属于另一委员会，不能在本委员会办理"


class AlreadyTaken(Refused):
    """Another record holds this unique number or mark."""

    zh = "该编号或标记已被占用"


class Unstorable(Refused):
    """The text holds what no database keeps: U+0000 or a lone surrogate."""

    zh = "文本含不可存储字符"


class Desk(Protocol):
    """What the kernel offers to a decision inside the append's transaction."""

    def next(self, series: str) -> int: ...
    def reserve(self, series: str, number: int) -> None: ...
    def holder(self, claim: str) -> str | None: ...
    def claim(self, claim: str) -> None: ...
    def state(self, stream: str) -> Any: ...
    def keep(
        self, secret: Hidden, kind: str, lookup: str | None = None, about: UUID | None = None
    ) -> Sealed: ...
    def about(self, person: UUID) -> Sequence[Lying]: ...


@dataclass(frozen=True, slots=True)
class Known(Generic[F]):
    """All that a decision may know besides command and state.

    Attributes:
        facts: what the slice's lookups read for this command (rules, plenary, standing ...).
        now: the instant at which the batch is recorded, aware.
        today: the day of the act in Asia/Shanghai.
        backfilled: only rules of order may refuse; rules of time and right may not.
        live: asked by somebody as it happens, not read from a ledger afterwards.
    """

    facts: F
    now: datetime
    today: date
    desk: Desk
    backfilled: bool = False
    live: bool = True

    def next(self, series: str) -> int:
        """The next number of a gapless series; given back if the command is refused."""
        return self.desk.next(series)

    def reserve(self, series: str, number: int) -> None:
        """A printed number was taken: the series goes on after the highest."""
        self.desk.reserve(series, number)

    def holder(self, claim: str) -> str | None:
        """The stream that holds a claim, if any; the command must have named the claim."""
        return self.desk.holder(claim)

    def claim(self, claim: str) -> None:
        """Take a claim for this stream; AlreadyTaken when another stream holds it."""
        self.desk.claim(claim)

    def state(self, stream: str) -> Any:
        """The state of another stream that the decider's `also` named."""
        return self.desk.state(stream)

    def keep(
        self, secret: Hidden, kind: str, lookup: str | None = None, about: UUID | None = None
    ) -> Sealed:
        """Put a text or file in the vault; what an event may say of it. An equal one is reused.

        Args:
            lookup: by which text it is found again, through a blind index.
            about: the person whom it is about; erasing the person takes it away.
        """
        return self.desk.keep(secret, kind, lookup, about)

    def about(self, person: UUID) -> Sequence[Lying]:
        """What lies in this service's vault about a person; the decider's `about` named them.

        It goes when an event that `Forgets` names it.
        """
        return self.desk.about(person)


def no_names(command: Any) -> Sequence[Any]:
    """The default of a decider that reads no other stream and takes no claim."""
    return ()


@dataclass(frozen=True, slots=True)
class Decider(Generic[S]):
    """One slice's rules: which commands, on which stream, decided how, evolved how.

    Attributes:
        category: the noun before the dash in its stream names.
        also: further streams whose state a command must see.
        claims: the claims a command may take, named before it is decided.
        about: the persons of whom a command must know what the vault holds about them.
    """

    category: str
    commands: tuple[type[Any], ...]
    events: tuple[type[Event], ...]
    initial: S
    decide: Callable[[Any, S, Any], Sequence[Event]]
    evolve: Callable[[S, Any], S]
    stream: Callable[[Any], str]
    also: Callable[[Any], Sequence[str]] = no_names
    claims: Callable[[Any], Sequence[str]] = no_names
    about: Callable[[Any], Sequence[UUID]] = no_names

    def fold(self, events: Sequence[Event], state: S | None = None) -> S:
        """The state after these events."""
        folded = self.initial if state is None else state
        for event in events:
            folded = self.evolve(folded, event)
        return folded
