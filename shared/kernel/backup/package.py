"""How do the parts of a backup lie in one file, and is each as it was written?"""

import hashlib
import os
import zipfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self

from pydantic import ValidationError

from kernel.backup.manifest import FORMAT, Manifest, Part, Unusable

MANIFEST = "manifest.json"
CHUNK = 1024**2
LEVEL = 3


class Writer:
    """Fills a new file, readable by its owner alone; it appears under its name when complete."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.parts: dict[str, Part] = {}

    @contextmanager
    def part(self, name: str) -> Iterator["Sink"]:
        """Where one part's bytes go; its sum is known afterwards."""
        with self._archive.open(name, "w", force_zip64=True) as out:
            sink = Sink(out)
            yield sink
        self.parts[name] = Part(length=sink.length, sha256=sink.sum.hexdigest())

    def close_with(self, manifest: Manifest) -> None:
        """The last part says what all others are."""
        self._archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))


class Sink:
    """Takes bytes, counts and sums them."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self.length, self.sum = 0, hashlib.sha256()

    async def __call__(self, data: bytes) -> None:
        """As asyncpg hands over what COPY tells."""
        self.write(data)

    def write(self, data: bytes) -> None:
        """Take some more."""
        self._out.write(data)
        self.length += len(data)
        self.sum.update(data)


@contextmanager
def writing(target: Path) -> Iterator[Writer]:
    """A new backup file (0600); when anything fails there is none.

    Raises:
        OSError: it cannot be written there, or is there already.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    if target.exists():
        raise FileExistsError(17, os.strerror(17), str(target))
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
                yield Writer(archive)
            out.flush()
            os.fsync(out.fileno())
        os.link(draft, target)
    finally:
        draft.unlink()


class Reader:
    """A backup file whose every part was found to be what its manifest says."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive, self.manifest = archive, manifest

    @classmethod
    def of(cls, archive: zipfile.ZipFile) -> Self:
        """Read every byte once.

        Raises:
            Unusable: which part is missing, too much, or other than it was.
        """
        try:
            manifest = Manifest.model_validate_json(archive.read(MANIFEST))
        except (KeyError, ValidationError, zipfile.BadZipFile) as cause:
            raise _damaged(MANIFEST, str(cause).splitlines()[0]) from cause
        if manifest.format != FORMAT:
            zh, en = f"备份格式{manifest.format}未知", f"unknown format {manifest.format}"
            raise Unusable(zh, en)
        reader = cls(archive, manifest)
        names = set(archive.namelist()) - {MANIFEST}
        for name in sorted(names ^ manifest.parts.keys()):
            raise _damaged(name, "missing" if name in manifest.parts else "not in the manifest")
        for name, part in manifest.parts.items():
            if reader._measured(name) != part:
                raise _damaged(name, "its length or sha256 is another")
        return reader

    def chunks(self, name: str) -> AsyncIterator[bytes]:
        """One part's bytes, piece by piece, as asyncpg takes them."""
        return _chunks(self._archive, name)

    def read(self, name: str) -> bytes:
        """A small part, whole."""
        return self._archive.read(name)

    def _measured(self, name: str) -> Part:
        total, length = hashlib.sha256(), 0
        try:
            with self._archive.open(name) as part:
                while chunk := part.read(CHUNK):
                    total.update(chunk)
                    length += len(chunk)
        except (zipfile.BadZipFile, OSError, ValueError, EOFError) as cause:
            raise _damaged(name, str(cause)) from cause
        except Exception as cause:  # zlib.error has no common parent with the others
            raise _damaged(name, f"{type(cause).__name__}: {cause}") from cause
        return Part(length=length, sha256=total.hexdigest())


async def _chunks(archive: zipfile.ZipFile, name: str) -> AsyncIterator[bytes]:
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            yield chunk


@contextmanager
def reading(file: Path) -> Iterator[Reader]:
    """A backup whose sums all hold.

    Raises:
        Unusable: it is no backup, or damaged; the part is named.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError) as cause:
        raise Unusable(
            f"{file} 不是可用的备份：{cause}", f"{file} is no backup: {cause}"
        ) from cause
    with archive:
        yield Reader.of(archive)


def _damaged(part: str, why: str) -> Unusable:
    return Unusable(f"备份已损坏：{part}（{why}）", f"the backup is damaged: {part} ({why})")
