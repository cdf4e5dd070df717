"""Where does a process of this program write what happens to it?"""

import json
import logging
import logging.handlers
from datetime import UTC, datetime
from pathlib import Path

LARGEST = 10 * 1024**2
KEPT = 5


class JsonLines(logging.Formatter):
    """One line a record: at, level, logger, message, and the traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def log_to(path: Path, form: str) -> None:
    """Write this process's log to a file of at most 10 MB, and keep five older ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8"
    )
    plain = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(plain if form == "plain" else JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "faststream"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def take_over_the_servers_log() -> None:
    """What uvicorn says goes where everything else goes; a terminal is for the user."""
    server = logging.getLogger("uvicorn")
    server.handlers.clear()
    server.propagate = True
