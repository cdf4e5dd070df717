import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from reporting.render.package import normalised, zipped

PARTS = {"word/b.xml": b"b", "_rels/.rels": b"r", "[Content_Types].xml": b"t", "A.xml": b"a"}


def opened(package):
    return ZipFile(io.BytesIO(package))


def test_content_types_come_first_then_parts_by_name():
    names = opened(zipped(PARTS)).namelist()
    assert names == ["[Content_Types].xml", "A.xml", "_rels/.rels", "word/b.xml"]


def test_entries_are_stored_and_know_no_clock():
    for entry in opened(zipped(PARTS)).infolist():
        assert entry.compress_type == ZIP_STORED
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.create_system == 3


def test_the_order_in_which_parts_were_made_does_not_matter():
    assert zipped(PARTS) == zipped(dict(reversed(PARTS.items())))


def test_a_package_written_elsewhere_becomes_the_same_bytes():
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
    assert normalised(target.getvalue()) == zipped(PARTS)
