"""What can have happened to notes that no other service is told?"""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed


class NotesKept(Event, name="sectors.occasion.notes_kept", title="心得存入保管库"):
    """内容: what a member wrote, kept in the vault; a later text takes its place."""

    activity: Annotated[UUID, zh("活动")]
    member: Annotated[UUID, zh("委员")]
    kept: Annotated[Sealed, zh("保管项")]


class NotesForgotten(Forgets, name="sectors.occasion.notes_forgotten", title="删除心得内容"):
    """删除内容: the words of notes go; that they were handed in stays."""

    activity: Annotated[UUID, zh("活动")]
