"""What happens to material that no other service is told?"""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.secret import Sealed


class StudyNotesKept(Event, name="members.material.notes_kept", title="自学心得存入保管库"):
    """自学心得: what a member wrote about the material, kept in the vault."""

    material: Annotated[UUID, zh("材料")]
    member: Annotated[UUID, zh("委员")]
    notes: Annotated[Sealed, zh("保管项")]
