"""What can be asked of a member, all in all?"""

from members.member.acting.commands import OfActing
from members.member.changes.commands import OfChanges
from members.member.commands import MemberCommand
from members.member.merging.commands import OfMerging

AnyOfMember = MemberCommand | OfChanges | OfMerging | OfActing
