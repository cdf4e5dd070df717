"""How are private particulars sealed, and by which of them is a member found?"""

from kernel.decider import Known
from kernel.secret import Sealed, Secret
from members.member.commands import KeepPrivateParticulars
from members.member.facts import Facts

FOUND_BY = frozenset({"phone", "id_number"})
"""A member can be found by these, through the vault's own blind index."""


def sealed(command: KeepPrivateParticulars, known: Known[Facts]) -> dict[str, Sealed]:
    """What is given, by kind: the text lies in the vault, and an equal one lay there already."""
    return {
        kind: known.keep(secret, kind, _looked_up(kind, secret), about=command.member)
        for kind, secret in command.secrets().items()
    }


def _looked_up(kind: str, secret: object) -> str | None:
    if kind in FOUND_BY and isinstance(secret, Secret):
        return secret.reveal_to_vault()
    return None
