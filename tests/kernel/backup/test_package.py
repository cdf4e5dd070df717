"""Is a backup file whole and as it was written, or is the part named that is not?"""

import json
import shutil
import zipfile
from datetime import UTC, datetime

import pytest

from kernel.backup.manifest import FORMAT, Heard, Kept, Manifest, Place, Unusable, disagreements
from kernel.backup.package import MANIFEST, reading, writing

ORIGIN = "11111111-1111-4111-8111-111111111111.counting.one"


@pytest.fixture
def file(tmp_path):
    target = tmp_path / "a.backup"
    with writing(target) as writer:
        for name, content in {"a/x.copy": b"rows\n" * 9999, "keys/k": b"secret"}.items():
            with writer.part(name) as sink:
                sink.write(content)
        at = datetime(2026, 3, 2, tzinfo=UTC)
        parts = writer.parts
        writer.close_with(
            Manifest(format=FORMAT, program="1", taken_at=at, services={}, parts=parts)
        )
    return target


def rewritten(file, change):
    """The same parts, of which `change` makes others; a sound zip file."""
    with zipfile.ZipFile(file) as before:
        parts = change({name: before.read(name) for name in before.namelist()})
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for name, content in parts.items():
            after.writestr(name, content)


def test_it_is_read_as_it_was_written_and_is_its_owners_alone(file):
    with reading(file) as backup:
        assert backup.read("keys/k") == b"secret"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def _format(parts):
    told = json.loads(parts[MANIFEST])
    return parts | {MANIFEST: json.dumps(told | {"format": 9}).encode()}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda parts: parts | {"a/x.copy": b"rows\n" * 9998}, "a/x.copy"),
        (lambda parts: parts | {"keys/k": b"sECRET"}, "keys/k"),
        (lambda parts: {n: c for n, c in parts.items() if n != "keys/k"}, "keys/k (missing"),
        (lambda parts: parts | {"more": b""}, "more"),
        (lambda parts: {n: c for n, c in parts.items() if n != MANIFEST}, MANIFEST),
        (lambda parts: parts | {MANIFEST: b"{"}, MANIFEST),
        (_format, "unknown format 9"),
    ],
)
def test_the_part_that_is_not_as_it_was_is_named(file, change, named):
    rewritten(file, change)
    with pytest.raises(Unusable) as refused, reading(file):
        pass
    assert named in refused.value.en
    assert refused.value.zh


def test_a_flipped_bit_on_the_disk_is_found(file):
    content = bytearray(file.read_bytes())
    content[60] ^= 1
    file.write_bytes(content)
    with pytest.raises(Unusable, match=r"a/x.copy"), reading(file):
        pass


@pytest.mark.parametrize("content", [b"", b"Dear Sir", b"PK\x03\x04"])
def test_what_is_no_backup_is_refused(tmp_path, content):
    (tmp_path / "b").write_bytes(content)
    with pytest.raises(Unusable), reading(tmp_path / "b"):
        pass


def test_half_a_file_is_refused(file):
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(Unusable), reading(file):
        pass


def test_what_fails_on_the_way_leaves_nothing(tmp_path):
    def fail():
        with writing(tmp_path / "a.backup") as writer, writer.part("x") as sink:
            sink.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_backup_is_never_overwritten(file):
    before = shutil.copy(file, file.with_suffix(".kept")).read_bytes()
    with pytest.raises(FileExistsError), writing(file):
        pass
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("position", "forked", "wrong"), [(3, None, 0), (4, None, 1), (4, "both", 0)]
)
def test_who_heard_what_was_not_written_is_named(position, forked, wrong):
    def kept(heads, heard):
        return Kept(schema_version="", tables={}, heads=heads, heard=heard)

    services = {
        "counting": kept({ORIGIN: Place(position=3, hash="h")}, {}),
        "listening": kept({}, {ORIGIN: Heard(position=position, hash="h", forked=forked)}),
    }
    assert len(list(disagreements(services))) == wrong
