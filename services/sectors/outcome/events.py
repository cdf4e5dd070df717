"""What can have happened to the words of an instruction that no other service is told?"""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed


class InstructionKept(Event, name="sectors.outcome.words_kept", title="批示内容存入保管库"):
    """内容: the words, kept in the vault; later ones take their place."""

    outcome: Annotated[UUID, zh("成果")]
    kept: Annotated[Sealed, zh("保管项")]


class InstructionForgotten(Forgets, name="sectors.outcome.words_forgotten", title="删除批示内容"):
    """删除内容: the words go; who gave the instruction, and when, stays."""

    outcome: Annotated[UUID, zh("成果")]
