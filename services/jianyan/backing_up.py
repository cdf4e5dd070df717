"""What makes up a backup of a node: its four databases at one moment, and its keys?"""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from jianyan.keys import carried
from jianyan.names import NAMES
from kernel.backup.manifest import FORMAT, Kept, Manifest, Unusable, disagreements
from kernel.backup.package import writing
from kernel.backup.snapshot import snapshots
from kernel.backup.taking import take
from kernel.clock import wall_clock
from kernel.infra.server import DatabaseUrls

KEYS = "keys/"


async def back_up(databases: Mapping[str, DatabaseUrls], home: Path, target: Path) -> Manifest:
    """Write a backup while the services work; whole or not at all.

    Raises:
        Unusable: a database holds nothing yet, or its readers do not pause.
        OSError: the file cannot be written.
    """
    with writing(target) as writer:
        async with snapshots({name: databases[name].owner for name in NAMES}) as seen:
            taken_at = wall_clock()
            services: dict[str, Kept] = {}
            for name, connection in seen.items():
                services[name] = await take(connection, name, writer)
        for name, content in carried(home).items():
            with writer.part(KEYS + name) as sink:
                sink.write(content)
        if wrong := list(disagreements(services)):
            raise Unusable(f"各库快照不一致：{wrong[0]}", f"the snapshots do not agree: {wrong[0]}")
        manifest = Manifest(
            format=FORMAT,
            program=version("jianyan"),
            taken_at=taken_at,
            services=services,
            parts=writer.parts,
        )
        writer.close_with(manifest)
    return manifest
