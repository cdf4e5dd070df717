"""Is this zip a safe .xlsx, and which of its cells does calamine not tell the truth about?"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from kernel.ledgers.cell import Flaw
from kernel.ledgers.limits import Limits
from kernel.ledgers.problems import LedgerRefused

Place = tuple[int, int]
"""Row and column, both from 0."""

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
ERROR = re.compile(rb"""\st=["']e["']""")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
PREFIX = re.compile(rb"<(\w+:)?sheetData[\s/>]")
REFERENCE = re.compile(rb"""\sr=["']([A-Z]{1,3})(\d{1,7})["']""")
VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<")
OTHER_RESULT = re.compile(rb"""\st=["'](?:str|e)["']""")
DATE_1904 = re.compile(rb"""\sdate1904=["'](?:1|true|on)["']""")


class Package:
    """The parts of one .xlsx, each unpacked within the budget and free of outside entities."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._check()
        except BROKEN_ZIP:
            raise damaged() from None

    def date_1904(self) -> bool:
        """Whether serial numbers count from 1904 (old Macintosh workbooks)."""
        return bool(DATE_1904.search(self._read("xl/workbook.xml")))

    def flaws(self) -> dict[str, dict[Place, Flaw]]:
        """By sheet name: formulas that show an error, or have no stored result."""
        return {name: dict(_flaws(self._read(part))) for name, part in self._sheets()}

    def _check(self) -> None:
        names = self._zip.namelist()
        if "xl/workbook.xml" not in names:
            raise _wrong_package("xl/workbook.bin" in names or "mimetype" in names)
        if any(info.flag_bits & 1 for info in self._zip.infolist()):
            raise encrypted()
        if sum(info.file_size for info in self._zip.infolist()) > self._limits.unpacked:
            raise _bomb(self._limits.unpacked)
        for name in names:
            if name.endswith((".xml", ".rels", ".vml")):
                self._refuse_entities(name)

    def _refuse_entities(self, name: str) -> None:
        # A reading longer or shorter than declared fails in zipfile, so the budget above holds.
        data = self._read(name)
        if any(mark in data for mark in DOCTYPES):
            raise LedgerRefused(
                "external_entities",
                "文件含有外部实体或文档类型声明，出于安全不予读取",
                f"{name} declares a document type or entities; refused for safety.",
            )

    def _sheets(self) -> Iterator[tuple[str, str]]:
        targets = self._targets()
        for element in ElementTree.fromstring(self._read("xl/workbook.xml")).iter():
            if element.tag.endswith("}sheet"):
                part = targets.get(element.get(RELATION) or element.get(STRICT_RELATION) or "")
                if part in self._zip.namelist():
                    yield element.get("name", ""), str(part)

    def _targets(self) -> dict[str, str]:
        root = ElementTree.fromstring(self._read("xl/_rels/workbook.xml.rels"))
        return {
            relation.get("Id", ""): posixpath.normpath(
                posixpath.join("/xl", relation.get("Target", ""))
            ).lstrip("/")
            for relation in root
        }

    def _read(self, name: str) -> bytes:
        return self._zip.read(name)


def damaged() -> LedgerRefused:
    """The refusal of a file that is cut off or broken."""
    return LedgerRefused("damaged", "文件不完整或已损坏", "The file is truncated or damaged.")


def encrypted() -> LedgerRefused:
    """The refusal of a file that asks for a password."""
    return LedgerRefused(
        "encrypted",
        "文件有密码保护，请取消密码后再导入",
        "The file is encrypted; remove the password first.",
    )


def _wrong_package(other_spreadsheet: bool) -> LedgerRefused:
    if other_spreadsheet:
        zh, en = "暂不支持这种表格格式，请另存为 .xlsx", "Unsupported format; save as .xlsx."
    else:
        zh, en = "不是电子表格文件，请另存为 .xlsx 后再导入", "Not a spreadsheet; save as .xlsx."
    return LedgerRefused("not_a_spreadsheet", zh, en)


def _bomb(most: int) -> LedgerRefused:
    return LedgerRefused(
        "too_large",
        f"文件解压后超过 {most // 10**6} MB，不予读取",
        f"The file unpacks to more than {most // 10**6} MB.",
    )


def _flaws(sheet: bytes) -> Iterator[tuple[Place, Flaw]]:
    """Looked for by their marks alone: a sheet may have a million sound cells."""
    prefix = PREFIX.search(sheet)
    cell_tag = b"<" + (prefix[1] or b"" if prefix else b"") + b"c "
    for found in ERROR.finditer(sheet):
        start = sheet.rfind(b"<", 0, found.start())
        if sheet.startswith(cell_tag, start):
            yield from _flaw_at(sheet, start, error=True)
    for found in FORMULA.finditer(sheet):
        start = sheet.rfind(cell_tag, 0, found.start())
        if start >= 0:
            yield from _flaw_at(sheet, start, error=False)


def _flaw_at(sheet: bytes, start: int, *, error: bool) -> Iterator[tuple[Place, Flaw]]:
    """The flaw of the cell whose tag starts here, if it says where it is and has one."""
    head_end = sheet.find(b">", start)
    reference = REFERENCE.search(sheet, start, head_end)
    if reference is None:
        return
    place = (int(reference[2]) - 1, _column(reference[1].decode()))
    value = _value(sheet, start)
    if error:
        yield place, Flaw("error", (value or b"#ERROR!").decode("utf-8", "replace"))
    elif not value and not OTHER_RESULT.search(sheet, start, head_end):
        yield place, Flaw("no_result", "")


def _value(sheet: bytes, start: int) -> bytes:
    end = sheet.find(b"c>", sheet.find(b">", start))
    found = VALUE.search(sheet, start, end if end >= 0 else len(sheet))
    return found[1] if found else b""


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
