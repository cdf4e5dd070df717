"""Which kinds of file are known, by which media type and endings, and how is one not accepted?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Why = Literal["unknown", "mismatch", "damaged", "encrypted", "macros", "unpacks_too_large"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its name in rules, its media type, the endings that it may bear."""

    name: str
    media_type: str
    endings: tuple[str, ...]
    title: str


_OPEN = "application/vnd.openxmlformats-officedocument."
_OLD = "application/vnd.ms-"

KINDS = {
    kind.name: kind
    for kind in (
        Kind("pdf", "application/pdf", (".pdf",), "PDF"),
        Kind("ofd", "application/ofd", (".ofd",), "OFD 版式文件"),
        Kind("docx", f"{_OPEN}wordprocessingml.document", (".docx",), "Word 文档"),
        Kind("xlsx", f"{_OPEN}spreadsheetml.sheet", (".xlsx",), "Excel 表格"),
        Kind("pptx", f"{_OPEN}presentationml.presentation", (".pptx",), "PPT 演示文稿"),
        Kind("doc", "application/msword", (".doc", ".wps"), "Word 97-2003 或 WPS 文字"),
        Kind("xls", f"{_OLD}excel", (".xls", ".et"), "Excel 97-2003 或 WPS 表格"),
        Kind("ppt", f"{_OLD}powerpoint", (".ppt", ".dps"), "PPT 97-2003 或 WPS 演示"),
        Kind("png", "image/png", (".png",), "PNG 图片"),
        Kind("jpg", "image/jpeg", (".jpg", ".jpeg"), "JPEG 图片"),
    )
}
"""Every kind that can be told by its content; a committee's rule may accept fewer."""


class NotAccepted(Exception):
    """A file that is not taken: why, in both languages, and how it could be."""

    def __init__(self, why: Why, zh: str, en: str) -> None:
        super().__init__(en)
        self.why, self.zh, self.en = why, zh, en


def endings(kinds: Iterable[str]) -> str:
    """The endings of these kinds, as a refusal lists them: `.pdf .doc .wps`."""
    return " ".join(ending for name in kinds if name in KINDS for ending in KINDS[name].endings)
