"""What can have happened to a contact that no other service is told?"""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed


class ContactNoted(Event, name="members.contact.noted", title="联系内容存入保管库"):
    """内容: what was said, asked and done, kept in the vault; the whole again with each change."""

    contact: Annotated[UUID, zh("联系记录")]
    kept: Annotated[tuple[Sealed, ...], zh("保管项")]


class ContactWordsForgotten(Forgets, name="members.contact.words_forgotten", title="删除联系内容"):
    """删除内容: all words of a contact go, or those about who was not reached after all."""

    contact: Annotated[UUID, zh("联系记录")]
