"""Is a file's kind told by its content, and is what may harm refused before it is unpacked?"""

import io
import struct
import zipfile

import docx
import pytest
import xlsxwriter

from kernel.files.kinds import KINDS, NotAccepted, endings
from kernel.files.naming import disposition, kept_name, name_in
from kernel.files.recognising import recognised

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def office(main, **parts):
    return zipped(
        **{TYPES: f"<Types><Override ContentType='{MAIN.format(main)}'/></Types>"}, **parts
    )


def word():
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def sheet():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet().write(0, 0, "提案")
    book.close()
    return out.getvalue()


def compound(*names, fat_at=0, directory_at=1):
    """The smallest compound file: header, one sector of FAT, a directory of one sector or two."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, directory_at)
    struct.pack_into("<I", header, 68, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, fat_at, *[0xFFFFFFFF] * 108)
    entries = b"".join(_entry(name) for name in ("Root Entry", *names))
    entries += bytes(-len(entries) % 512)
    sectors = len(entries) // 512
    chain = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    fat = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    return bytes(header) + fat + entries


def _entry(name):
    raw = name.encode("utf-16-le") + b"\0\0"
    return raw.ljust(64, b"\0") + struct.pack("<HB", len(raw), 2) + bytes(61)


GOOD = {
    "pdf": b"%PDF-1.7\n1 0 obj\n",
    "png": PNG,
    "jpg": b"\xff\xd8\xff\xe0" + bytes(20),
    "docx": word(),
    "xlsx": sheet(),
    "pptx": office("presentationml.presentation"),
    "ofd": zipped(**{"OFD.xml": "<ofd:OFD/>", "Doc_0/Document.xml": "<x/>"}),
    "doc": compound("WordDocument", "1Table", "Data"),
    "xls": compound("a", "b", "c", "d", "Workbook"),
    "ppt": compound("PowerPoint Document"),
}


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_is_told_by_its_content(name):
    assert recognised(GOOD[name]) is KINDS[name]


def test_every_kind_that_a_rule_may_name_is_tried_here():
    assert GOOD.keys() == KINDS.keys()


def locked():
    """The flag of encryption set by hand in both headers of the only part."""
    raw = bytearray(office("wordprocessingml.document"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.find(mark) + at] |= 1
    return bytes(raw)


def bomb():
    """A part that says it unpacks to 2 GiB."""
    raw = bytearray(office("wordprocessingml.document"))
    struct.pack_into("<I", raw, raw.find(b"PK\x01\x02") + 24, 2**31)
    return bytes(raw)


def endless_listing():
    """A table of contents said to be larger than any that is read."""
    raw = bytearray(word())
    struct.pack_into("<I", raw, raw.rfind(b"PK\x05\x06") + 12, 2**30)
    return bytes(raw)


def leads_to_itself():
    """The list of the table's sectors goes on in the sector that it is in."""
    raw = bytearray(compound("WordDocument"))
    struct.pack_into("<I", raw, 68, 0)
    struct.pack_into("<I", raw, 512 + 508, 0)
    return bytes(raw)


def list_upon_itself(shift=12):
    """Large sectors, and a list of the table's sectors that names the same ones for ever."""
    size = 1 << shift
    header = bytearray(compound("WordDocument")[:512]).ljust(size, b"\0")
    struct.pack_into("<H", header, 30, shift)
    struct.pack_into("<I", header, 68, 0)
    return bytes(header) + bytes(size)


def listing_behind_a_remark():
    """The large form, whose mark stands before a remark as long as there can be one."""
    raw = word()
    at = raw.rfind(b"PK\x05\x06")
    end = bytearray(raw[at:]) + bytes(65535)
    struct.pack_into("<H", end, 20, 65535)
    return raw[:at] + b"PK\x06\x07" + bytes(16) + bytes(end)


BAD = {
    "a program": (b"MZ\x90\x00" + bytes(60), "unknown"),
    "a web page": (b"<!DOCTYPE html><script>alert(1)</script>", "unknown"),
    "a picture that is a program": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "unknown"),
    "nothing": (b"", "unknown"),
    "a zip of anything": (zipped(a="b"), "unknown"),
    "a template": (office("wordprocessingml.template"), "unknown"),
    "a compound file of anything": (compound("Contents"), "unknown"),
    "half a document": (word()[: len(word()) // 2], "damaged"),
    "half a compound file": (compound("WordDocument")[:900], "damaged"),
    "a directory outside the file": (compound("WordDocument", directory_at=77), "damaged"),
    "a directory in a circle": (compound("Contents", fat_at=1), "damaged"),
    "a list that leads to itself": (leads_to_itself(), "damaged"),
    "a list that names the same for ever": (list_upon_itself(), "damaged"),
    "whose large listing hides": (listing_behind_a_remark(), "unpacks_too_large"),
    "with a password": (locked(), "encrypted"),
    "with a password, as Office does": (compound("EncryptedPackage"), "encrypted"),
    "with macros by name": (
        office("wordprocessingml.document", **{"word/vbaProject.bin": "x"}),
        "macros",
    ),
    "with macros by type": (
        zipped(**{TYPES: "application/vnd.ms-word.document.macroEnabled.main+xml"}),
        "macros",
    ),
    "with sheets of macros": (
        office("spreadsheetml.sheet", **{"xl/macrosheets/sheet1.xml": "x"}),
        "macros",
    ),
    "with macros, old": (compound("WordDocument", "Macros"), "macros"),
    "that unpacks to too much": (bomb(), "unpacks_too_large"),
    "whose contents have no end": (endless_listing(), "unpacks_too_large"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_not_taken_says_why(what):
    body, why = BAD[what]
    with pytest.raises(NotAccepted) as refused:
        recognised(body)
    assert refused.value.why == why
    assert refused.value.zh
    assert refused.value.en


@pytest.mark.parametrize("name", GOOD)
def test_no_prefix_of_a_file_is_a_mistake_of_ours(name):
    for length in range(0, len(GOOD[name]), max(1, len(GOOD[name]) // 97)):
        try:
            recognised(GOOD[name][:length])
        except NotAccepted:
            continue


@pytest.mark.parametrize(
    ("told", "kind", "kept"),
    [
        ("附件1：调研报告.PDF", "pdf", "附件1：调研报告.PDF"),
        ("C:\\Users\\张三\\病历.doc", "doc", "病历.doc"),
        ("../../etc/passwd", "png", "passwd.png"),
        ("", "jpg", "附件.jpg"),
        (".pdf", "pdf", "pdf.pdf"),
        ("说明", "docx", "说明.docx"),
        ("gpj.\u202etxt\x00\n.pdf", "pdf", "gpj.txt.pdf"),
        ("表.et", "xls", "表.et"),
        ("图.jpeg", "jpg", "图.jpeg"),
        ("长" * 300 + ".pdf", "pdf", "长" * 146 + ".pdf"),
        ("第3.2版.说明 与 附图清单汇总表", "pdf", "第3.2版.说明 与 附图清单汇总表.pdf"),
    ],
)
def test_a_name_is_kept_without_what_may_mislead(told, kind, kept):
    assert kept_name(told, KINDS[kind]) == kept


def test_a_name_that_says_another_kind_is_refused_with_both():
    with pytest.raises(NotAccepted) as refused:
        kept_name("预算.xlsx", KINDS["doc"])
    assert refused.value.why == "mismatch"
    assert ".xlsx" in refused.value.zh
    assert ".doc" in refused.value.en


@pytest.mark.parametrize("name", ["plan.pdf", "图纸 一.pdf", 'a"b.pdf', "50%.pdf", "a;b,c.pdf"])
def test_a_name_comes_back_as_it_was_kept(name):
    told = disposition(name, KINDS["pdf"])
    assert told.isascii()
    assert name_in(told) == name


def test_what_is_accepted_is_listed_by_its_endings():
    assert endings(["pdf", "doc", "unheard_of"]) == ".pdf .doc .wps"


@pytest.mark.parametrize(
    "header",
    [
        "attachment; filename*=idna''%E4x",
        "attachment; filename*=undefined''x",
        f"attachment; filename*{'1' * 5000}=x",
        "attachment; filename*=nothing''%FF",
    ],
)
def test_an_odd_header_tells_no_name_and_is_no_mistake_of_ours(header):
    assert isinstance(name_in(header), str)
