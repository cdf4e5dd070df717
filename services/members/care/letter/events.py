"""What happens to a letter that no other service is told?"""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed


class LetterNumbered(Event, name="members.letter.numbered", title="致函编号"):
    """编号: the letter bears a number from now on, in place of the one before."""

    letter: Annotated[UUID, zh("函")]
    number: Annotated[str, zh("函号")]
    time: Annotated[int, zh("次", "该函号第几次使用，从1起")]


class LetterWorded(Event, name="members.letter.worded", title="致函内容存入保管库"):
    """内容: the letter's text and the answer's, kept in the vault; the whole again each time."""

    letter: Annotated[UUID, zh("函")]
    kept: Annotated[tuple[Sealed, ...], zh("保管项")]


class LetterWordsForgotten(Forgets, name="members.letter.words_forgotten", title="删除致函内容"):
    """删除内容: words of a letter go; all of them, or those about a member it is not about."""

    letter: Annotated[UUID, zh("函")]
