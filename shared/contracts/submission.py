"""What does a committee ask of a proposal before it takes it, and on which paper's word?"""

from datetime import date
from typing import Annotated

from contracts.values import Value
from kernel.event import zh


class CosignRule(Value):
    """How long an invitation to co-sign holds: during a plenary, or between plenaries."""

    in_plenary: Annotated[bool, zh("会议期间")]
    hours: Annotated[int, zh("小时数")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class SignatureRule(Value):
    """What a collective proposal of one kind bears, and when it may be made."""

    sponsor_kind: Annotated[str, zh("提案形式")]
    signature: Annotated[str | None, zh("签署要求", "如加盖公章；空为无要求")] = None
    only_at_plenary: Annotated[bool, zh("只在全体会议期间提出")] = False
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class ReasonRule(Value):
    """One reason for which a proposal is not filed (不予立案情形), under its code."""

    code: Annotated[str, zh("代码")]
    words: Annotated[str, zh("情形")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class RoundRule(Value):
    """One round of the review (初审、复审、终审); the order of the rules is that of the rounds."""

    name: Annotated[str, zh("轮次")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class AttachmentRule(Value):
    """Which files may be attached to a proposal, how large and how many."""

    kinds: Annotated[tuple[str, ...], zh("接收的类型", "如 pdf、docx；空为程序能识别的全部")] = ()
    file_mb_most: Annotated[int, zh("单个文件最大兆字节数")] = 20
    files_most: Annotated[int, zh("每件最多个数")] = 20
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class PriorityRule(Value):
    """One priority of the party committee and government (中心工作) that the year's work serves."""

    name: Annotated[str, zh("中心工作")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class ContentRule(Value):
    """Which parts a proposal's text has, and how long title and text may be, in characters."""

    parts: Annotated[tuple[str, ...], zh("必备部分")] = ()
    title_least: Annotated[int, zh("案由最少字数")] = 1
    title_most: Annotated[int, zh("案由最多字数")] = 200
    text_least: Annotated[int, zh("正文最少字数")] = 0
    text_most: Annotated[int | None, zh("正文最多字数", "空为不限")] = None
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None
