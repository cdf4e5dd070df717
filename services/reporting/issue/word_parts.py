"""Which parts of somebody's Word file may be read, and how is more than that refused?"""

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree

from kernel.ledgers.ooxml import BROKEN_ZIP, DOCTYPES

LARGEST = 32 * 1024**2
"""Bytes of a file: a paper of hundreds of pages with its charts is a few."""
PARTS = 5_000
UNPACKED = 48 * 1024**2
"""Bytes that all parts which are read may unpack to; a bomb is refused before it is unpacked."""
MAIN = "word/document.xml"
_CHART = re.compile(r"word/charts/chart\d+\.xml")


class Unreadable(Exception):
    """The file cannot be read as a .docx; nothing of it is used."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{en}; {zh}")
        self.zh, self.en = zh, en


class Parts:
    """The parts of one .docx, each unpacked within one budget and free of entities.

    Raises:
        Unreadable: too large, damaged, encrypted or no .docx.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > LARGEST:
            raise _too_large(LARGEST)
        self._left = UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._known = {info.filename: info for info in self._zip.infolist()}
        except BROKEN_ZIP:
            raise _no_word_file(data) from None
        if len(self._known) > PARTS:
            raise Unreadable("文件内部件数过多，不予读取", "the file has too many parts")
        if MAIN not in self._known:
            raise _no_word_file(data)

    def names(self, begin: str, end: str) -> list[str]:
        """The parts with such names, in their order by number: header2 before header10."""
        found = [name for name in self._known if name.startswith(begin) and name.endswith(end)]
        return sorted(found, key=lambda name: (len(name), name))

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._known

    def read(self, name: str) -> bytes:
        """A part's bytes, taken off the budget."""
        info = self._known[name]
        if info.flag_bits & 1:
            zh, en = "文件有密码保护，请取消密码后再核验", "the file is encrypted"
            raise Unreadable(zh, en)
        if info.file_size > self._left:
            raise _too_large(UNPACKED)
        self._left -= info.file_size
        try:
            content = self._zip.read(info)
        except BROKEN_ZIP:
            raise damaged() from None
        if any(mark in content for mark in DOCTYPES):
            zh = "文件含有外部实体或文档类型声明，出于安全不予读取"
            raise Unreadable(zh, f"{name} declares a document type or entities")
        return content

    def root(self, name: str) -> ElementTree.Element:
        """A small part, parsed."""
        try:
            return ElementTree.fromstring(self.read(name))
        except ElementTree.ParseError:
            raise damaged() from None

    def charts(self) -> dict[str, str]:
        """By the id under which the text draws it, each chart's part."""
        name = "word/_rels/document.xml.rels"
        if not self.has(name):
            return {}
        targets = {
            one.get("Id", ""): posixpath.normpath(
                posixpath.join("/word", one.get("Target", ""))
            ).lstrip("/")
            for one in self.root(name)
        }
        return {id: part for id, part in targets.items() if _CHART.fullmatch(part)}


def damaged() -> Unreadable:
    """The refusal of a file that is cut off or broken."""
    return Unreadable("文件不完整或已损坏，无法读取", "the file is truncated or damaged")


def _too_large(most: int) -> Unreadable:
    mib = most // 1024**2
    return Unreadable(f"文件（解压后）超过 {mib} MB，不予读取", f"more than {mib} MiB, not read")


def _no_word_file(data: bytes) -> Unreadable:
    if data.startswith(b"%PDF"):
        zh = "这是 PDF：只能判断是否原件，文字请用 .docx 核验"
        return Unreadable(zh, "a PDF: verify the .docx instead")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        zh = "这是旧格式（.doc）或加密文件，请另存为不加密的 .docx 后再核验"
        return Unreadable(zh, "an old .doc or an encrypted file: save it as a plain .docx")
    if data.startswith(b"PK"):
        zh = "文件不完整、已损坏，或不是 .docx（依据工作簿只能判断是否原件）"
        return Unreadable(zh, "damaged, or no .docx; of a workbook only its digest is compared")
    return Unreadable("不是 .docx 文件", "not a .docx")
