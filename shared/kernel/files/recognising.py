"""Which kind of file is this, by its content and not by its name? Looks at little, unpacks less."""

import io
import struct
import zipfile
import zlib

from kernel.files.compound import NotCompound, entries
from kernel.files.kinds import KINDS, Kind, NotAccepted

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAGIC = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
TYPES = "[Content_Types].xml"
PARTS = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
}
STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
MACRO_STREAMS = {"Macros", "_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT"}
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
LISTED_MOST = 1024**2
"""Bytes of a zip's table of contents, and of the one part that is read."""
UNPACKED_MOST = 512 * 1024**2
END, END_64, TAIL = b"PK\x05\x06", b"PK\x06\x07", 22 + 65535
LOCATOR = 20
"""Bytes of what stands before the end where a zip has the large form."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    KeyError,
)


def recognised(body: bytes) -> Kind:
    """The kind of a file.

    Raises:
        NotAccepted: of no known kind, damaged, locked by a password, or with macros.
    """
    for magic, name in MAGIC.items():
        if body.startswith(magic):
            return KINDS[name]
    if body.startswith(b"PK\x03\x04"):
        return _zipped(body)
    if body.startswith(COMPOUND):
        return _compound(body)
    raise _unknown()


def _zipped(body: bytes) -> Kind:
    _small_listing(body)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return _office(archive)
    except BROKEN:
        raise _damaged() from None


def _small_listing(body: bytes) -> None:
    """The table of contents is small enough to be read, by every end that may be meant."""
    tail = body[-TAIL:]
    at = tail.find(END)
    if at < 0:
        raise _damaged()
    while at >= 0:
        listed = tail[at + 12 : at + 16]
        if len(listed) == 4 and int.from_bytes(listed, "little") > LISTED_MOST:
            raise _bomb()
        at = tail.find(END, at + 1)
    if END_64 in body[-(TAIL + LOCATOR) :]:
        raise _bomb()


def _office(archive: zipfile.ZipFile) -> Kind:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise _locked()
    if sum(part.file_size for part in parts) > UNPACKED_MOST:
        raise _bomb()
    if any(name.lower().endswith(MACRO_PARTS) or "/macrosheets/" in name for name in names):
        raise _macros()
    if "OFD.xml" in names:
        return KINDS["ofd"]
    if TYPES not in names:
        raise _unknown()
    with archive.open(TYPES) as part:
        types = part.read(LISTED_MOST)
    if b"macroEnabled" in types:
        raise _macros()
    for mark, name in PARTS.items():
        if mark in types:
            return KINDS[name]
    raise _unknown()


def _compound(body: bytes) -> Kind:
    try:
        names = entries(body)
    except NotCompound:
        raise _damaged() from None
    if "EncryptedPackage" in names:
        raise _locked()
    if names & MACRO_STREAMS:
        raise _macros()
    for stream, name in STREAMS.items():
        if stream in names:
            return KINDS[name]
    raise _unknown()


def _unknown() -> NotAccepted:
    return NotAccepted("unknown", "文件类型无法识别或不予接收", "the kind of file is not accepted")


def _damaged() -> NotAccepted:
    zh, en = (
        "文件不完整或已损坏，请重新导出后上传",
        "the file is truncated or damaged; export it anew",
    )
    return NotAccepted("damaged", zh, en)


def _locked() -> NotAccepted:
    zh, en = "文件有密码保护，请取消密码后上传", "the file asks for a password; remove it first"
    return NotAccepted("encrypted", zh, en)


def _macros() -> NotAccepted:
    zh, en = "文件含有宏，请另存为不含宏的格式", "the file holds macros; save it without them"
    return NotAccepted("macros", zh, en)


def _bomb() -> NotAccepted:
    zh, en = "文件解压后过大，不予接收", "the file would unpack to too much"
    return NotAccepted("unpacks_too_large", zh, en)
