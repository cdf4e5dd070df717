"""A command that keeps numbers one by one: python tiny_command.py HOME FIRST COUNT PAUSE_S."""

import sys
import time
from pathlib import Path

from kernel.infra.link import attach

HOST = Path(__file__).with_name("tiny_host.py")


def main() -> None:
    home, first, count, pause_s = sys.argv[1:]
    with attach(Path(home), [sys.executable, str(HOST), home]) as link:
        for n in range(int(first), int(first) + int(count)):
            answer = link.request("POST", f"/keep/{n}", headers={"Idempotency-Key": f"number-{n}"})
            answer.raise_for_status()
            print(answer.json()["pid"], flush=True)
            time.sleep(float(pause_s))


if __name__ == "__main__":
    main()
