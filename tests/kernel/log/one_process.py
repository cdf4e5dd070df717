"""One process that writes: one_process.py DSN COUNTER CLIENTS EACH; prints versions as JSON."""

import asyncio
import importlib.util
import json
import sys
from pathlib import Path
from uuid import UUID

from kernel.log.append import Appender
from kernel.log.registry import Registry
from kernel.log.transaction import LogSettings


def words():
    """The counting service's words; the folder is not importable."""
    spec = importlib.util.spec_from_file_location(
        "words", Path(__file__).parents[1] / "conftest.py"
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["words"] = module
    spec.loader.exec_module(module)
    return module


async def main(dsn: str, counter: UUID, clients: int, each: int) -> None:
    """So many clients, each asking one after another; ready is said, and a line awaited."""
    told = words()
    settings = LogSettings(dsn, "counting", "test", told.LOOKUP_KEY)
    appender = Appender(settings, Registry(told.COUNTING.ruled))
    appender.start()
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)

    async def client() -> list[tuple[str, int]]:
        command = told.Count(committee=told.HERE, counter=counter, by=1)
        answers = [await appender.submit(told.asked(command)) for _ in range(each)]
        return [(answer.outcome, answer.version) for answer in answers]

    answered = await asyncio.gather(*(client() for _ in range(clients)))
    print(json.dumps(answered), flush=True)
    await appender.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], UUID(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
