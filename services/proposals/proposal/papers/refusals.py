"""Which rules can say no to an attachment?"""

from kernel.decider import Refused


class SponsorTooLate(Refused):
    """The sponsor changes attachments before the review is decided, or of what was returned."""

    zh = "提案已审查，提案人不能再增减附件；确有需要请联系办公室"


class NotTheirAttachment(Refused):
    """A proposal's attachments are its first sponsor's, a reply's are its unit's."""

    zh = "提案附件由第一提案人、答复附件由承办单位自行增减"


class FileTooLarge(Refused):
    """The file is larger than the committee's rule allows; make it smaller or split it."""

    zh = "文件超过规定大小，请压缩或拆分后上传"


class TooManyFiles(Refused):
    """The proposal has as many attachments as the committee's rule allows."""

    zh = "附件个数已达规定上限，请先移除不需要的附件"


class KindNotAccepted(Refused):
    """The committee's rule does not accept this kind of file; see the details for those it does."""

    zh = "本委员会不接收该类型的文件，可上传类型见详情"


class OfficeAttachesScans(Refused):
    """Only the office attaches the scan of a form that was filled in on paper."""

    zh = "纸质反馈表的扫描件由办公室上传"
