"""How is it written down that private particulars are handed out, before they are read?"""

from collections.abc import Sequence
from uuid import UUID

from kernel.http.asking import Asking
from members.member.disclosure.commands import DisclosePrivateParticulars

NO_STORE = {"cache-control": "no-store"}
"""What is handed out stays in no cache on the way."""


async def record(
    asking: Asking, purpose: str, kinds: Sequence[str], members: Sequence[UUID], reason: str | None
) -> None:
    """To whom what of these members is handed out, and what for.

    Raises:
        Problem: nobody is on the list, or no kind is named.
    """
    command = DisclosePrivateParticulars(
        committee=asking.here,
        disclosure=asking.new_id("disclosure"),
        purpose=purpose,
        kinds=kinds,
        members=members,
        reason=reason,
    )
    await asking.ask(command)
