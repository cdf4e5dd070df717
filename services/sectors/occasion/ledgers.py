"""What may a ledger tell of who hosted an activity and whom it reached? Pure."""

from collections.abc import Hashable, Mapping, Sequence

from contracts.sectors.occasion import BeneficiariesCounted, JointHostsNamed
from kernel.event import Event
from sectors.occasion.commands import TellBeneficiaries, TellHosts
from sectors.occasion.refusals import EnteredByHand

Told = TellHosts | TellBeneficiaries | JointHostsNamed | BeneficiariesCounted
Entries = Mapping[Hashable, tuple[Hashable, str]]


def tell_by_ledger(command: TellHosts | TellBeneficiaries, before: Event | None) -> Sequence[Event]:
    """A ledger corrects what a ledger told, and adds to what was entered by hand.

    Its silence takes back what a ledger told alone; another writing or order is no news.
    """
    now = _entries(command)
    was: Entries = _entries(before) if isinstance(before, Told) else {}
    if _meant(now) == _meant(was):
        return []
    by_hand = bool(was) and isinstance(before, Told) and not before.by_ledger
    if by_hand and not now:
        return []
    lost = [name for key, (what, name) in was.items() if key not in now or now[key][0] != what]
    if by_hand and lost:
        raise EnteredByHand(*lost)
    return [_told(command, by_ledger=not by_hand)]


def _told(command: TellHosts | TellBeneficiaries, *, by_ledger: bool) -> Event:
    which = {"activity": command.activity, "by_ledger": by_ledger}
    if isinstance(command, TellHosts):
        return JointHostsNamed(**which, hosts=command.hosts)
    return BeneficiariesCounted(**which, beneficiaries=command.beneficiaries)


def _entries(told: Told) -> Entries:
    """By what an entry is known: what must stay of it, and how it is shown."""
    if isinstance(told, TellHosts | JointHostsNamed):
        return {one.body.id: (one.body.id, one.body.name) for one in told.hosts}
    return {one.kind: (one.number, f"{one.kind}{one.number}") for one in told.beneficiaries}


def _meant(entries: Entries) -> Mapping[Hashable, Hashable]:
    return {key: what for key, (what, _) in entries.items()}
