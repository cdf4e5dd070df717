"""How does a backup become a home again, whole or not at all, and how is it only checked?"""

import asyncio
import contextlib
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType

import asyncpg

from jianyan.backing_up import KEYS
from jianyan.failed import Failed, refused
from jianyan.files import why
from jianyan.keys import put
from jianyan.names import NAMES
from jianyan.services import service
from kernel.backup.loading import begin_again, expect, is_empty, load, problems
from kernel.backup.manifest import Manifest, Unusable, disagreements
from kernel.backup.package import Reader, reading
from kernel.infra.databases import given_databases
from kernel.infra.locks import FileLock, is_held
from kernel.infra.postgres import EmbeddedPostgres
from kernel.infra.server import DatabaseUrls
from kernel.infra.settings import HomeSettings

LOCK = "host.lock"
DRAFT = ".{}.restoring-"
EMPTIED = "drop schema if exists views, public cascade; create schema public"

REMOVED_S = 10.0

Databases = Mapping[str, DatabaseUrls]


def check(file: Path, settings: HomeSettings) -> tuple[Manifest, list[str]]:
    """What a backup says, and what of it does not prove itself in a throw-away database.

    Raises:
        Unusable: it is damaged before any chain is looked at.
        InfraFailed: this machine cannot run the throw-away database.
    """
    with (
        _ending_by_signal(),
        reading(file) as backup,
        tempfile.TemporaryDirectory(prefix="jianyan-check-") as folder,
        _postgres(Path(folder), settings) as databases,
    ):
        return backup.manifest, asyncio.run(_filled(databases, backup))


def restore(file: Path, settings: HomeSettings) -> Manifest:
    """Make an empty home, and its databases, what a backup holds; then begin its logs' next life.

    Raises:
        Failed: the home or a database is not empty (refused), or does not prove itself.
        Unusable: the backup is damaged.
    """
    home = settings.directory
    _refuse_unless_empty(home)
    with _ending_by_signal(), reading(file) as backup, _draft(home) as draft:
        if settings.database_url is None:
            with _postgres(draft, settings) as databases:
                asyncio.run(_restored(databases, backup))
        else:
            given = given_databases(settings.database_url, settings.services)
            asyncio.run(_restored_given(given, backup))
        keys = [name for name in backup.manifest.parts if name.startswith(KEYS)]
        put(draft, {name.removeprefix(KEYS): backup.read(name) for name in keys})
        _take_place(draft, home)
        return backup.manifest


def _refuse_unless_empty(home: Path) -> None:
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise refused(f"{home} 不是空目录，只能恢复到空目录", f"{home} is not empty; nothing done")


async def _restored(databases: Databases, backup: Reader) -> None:
    if wrong := await _filled(databases, backup):
        more = f"（共{len(wrong)}处）" if len(wrong) > 1 else ""
        raise Failed(
            f"备份未通过核验，未恢复：{wrong[0]}{more}",
            f"the backup does not prove itself, nothing restored: {wrong[0]} ({len(wrong)} found)",
        )
    begun = [origin for name in NAMES for origin in await begin_again(databases[name], name)]
    for name in NAMES:
        await expect(databases[name], begun)


async def _restored_given(databases: Databases, backup: Reader) -> None:
    """On servers of others: into empty databases, emptied again when it does not go well."""
    for name in NAMES:
        if not await is_empty(databases[name].owner):
            raise refused(f"数据库 {name} 不是空的，未恢复", f"{name} is not empty; nothing done")
    try:
        await _restored(databases, backup)
    except BaseException:
        for name in NAMES:
            await _emptied(databases[name].owner)
        raise


async def _emptied(url: str) -> None:
    connection = await asyncpg.connect(url, timeout=10)
    try:
        await connection.execute(EMPTIED)
    finally:
        await connection.close()


async def _filled(databases: Databases, backup: Reader) -> list[str]:
    """Load all four and name what is wrong with them, each under its service."""
    manifest = backup.manifest
    if missing := set(NAMES) - manifest.services.keys():
        name = min(missing)
        raise Unusable(f"备份中没有 {name}", f"the backup does not hold {name}")
    found = [f"各库不一致 databases disagree: {one}" for one in disagreements(manifest.services)]
    for name in NAMES:
        await load(databases[name], service(name), backup)
        wrong = await problems(databases[name], service(name), manifest.services[name])
        found += [f"{name}: {one}" for one in wrong]
    return found


@contextlib.contextmanager
def _postgres(folder: Path, settings: HomeSettings) -> Iterator[Databases]:
    """A server of our own in this folder."""
    server = EmbeddedPostgres(folder, NAMES, programs=settings.pg_bin)
    (folder / "log").mkdir(exist_ok=True)
    try:
        server.start()
        yield server.databases
    finally:
        server.stop()


def _removed(folder: Path) -> None:
    """Remove a folder in which a killed restore's server may still be ending."""
    until = time.monotonic() + REMOVED_S
    while folder.exists():
        try:
            shutil.rmtree(folder)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@contextlib.contextmanager
def _draft(home: Path) -> Iterator[Path]:
    """A folder beside the home, gone afterwards unless it took the home's place.

    One that a killed restore left is removed first: nobody holds its lock.
    """
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        for left in home.parent.glob(DRAFT.format(home.name) + "*"):
            if not is_held(left / LOCK):
                _removed(left)
        draft = home.with_name(f"{DRAFT.format(home.name)}{os.getpid()}")
        draft.mkdir(mode=0o700)
    except OSError as error:
        raise _unwritable(home, error) from error
    lock = FileLock(draft / LOCK)
    lock.hold()
    try:
        yield draft
    finally:
        lock.release()
        shutil.rmtree(draft, ignore_errors=True)


def _take_place(draft: Path, home: Path) -> None:
    """At once: until now there was no home, from now on it is complete."""
    try:
        draft.rename(home)
    except OSError as error:
        raise _unwritable(home, error) from error


def _unwritable(home: Path, error: OSError) -> Failed:
    zh, en = why(error)
    return Failed(f"无法使用 {home}：{zh}", f"{home} cannot be used: {en}")


@contextlib.contextmanager
def _ending_by_signal() -> Iterator[None]:
    """SIGTERM and Ctrl-C let what is half done be undone.

    Not as asyncio would have it: a library may swallow the one cancellation that Ctrl-C becomes.
    """

    def end(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)

    numbers = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
