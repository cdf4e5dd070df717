"""What can be asked of a proposal's attachments?"""

from uuid import UUID

from contracts.values import Named
from kernel.secret import Secret, SecretFile
from proposals.proposal.about import AboutProposal, Word
from proposals.proposal.papers.events import Part


class Attaching(AboutProposal):
    """What both have in common; `by`: the person or unit that asks, None is the office."""

    attachment: UUID
    by: UUID | None = None


class AddAttachment(Attaching):
    """添加附件: `kind` as its content says; `of` is the unit or sponsor that it belongs to."""

    part: Part = Part.PROPOSAL
    of: Named | None = None
    kind: Word
    file: SecretFile
    file_name: Secret


class RemoveAttachment(Attaching):
    """移除附件."""


AttachmentCommand = AddAttachment | RemoveAttachment
