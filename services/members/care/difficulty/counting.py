"""How are others told that there is a difficulty, without whose it is?

An event says who asked for it. So it is not the member who asks for the one that is published, but
the service; until it has, taking the difficulty up makes up for it.
"""

from uuid import UUID

from kernel.command import Asked
from kernel.http.asking import Asking
from kernel.identity import service_principal
from kernel.ids import drawn
from members.care.difficulty.commands import CountDifficulty


async def count(asking: Asking, difficulty: UUID) -> None:
    """Ask for it, under a key, a correlation and no trace, so that they lead to nobody."""
    asked = Asked(
        command=CountDifficulty(committee=asking.here, difficulty=difficulty),
        principal=service_principal(asking.running.service.name),
        key=str(drawn()),
        correlation=drawn(),
    )
    await asking.running.appender.submit(asked)
