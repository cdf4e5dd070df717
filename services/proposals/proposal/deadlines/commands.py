"""What is asked of a deadline by the clock, not by a person?"""

from uuid import UUID

from proposals.proposal.about import AboutProposal


class NoteDeadline(AboutProposal):
    """记录临近或逾期: what is so by now is noted, once."""

    deadline: UUID


class ReckonAnew(AboutProposal):
    """重新计算: a year's working days are known now on which the deadline rested."""

    deadline: UUID


DeadlineCommand = NoteDeadline | ReckonAnew
