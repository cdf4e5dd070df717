"""Where does a process of this program write what happens to it, and what never?

A line says what happened, where, in which trace; it never quotes what somebody wrote. An
exception's message may (a driver repeats the value it refused, a validator its input), so of an
exception the classes and places are written, and the words only of those that speak of no content.
"""

import json
import logging
import logging.handlers
import sys
import threading
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from kernel.delivery.door import DoorClosed
from kernel.infra.server import InfraFailed
from kernel.lease import LeaseLost
from kernel.telemetry import correlation_text, service_here, trace_id

LARGEST = 10 * 1024**2
KEPT = 5
OURS = ("kernel", "jianyan", "members", "proposals", "sectors", "reporting", "contracts", "rules")
PLAIN_SPOKEN = (OSError, InfraFailed, LeaseLost, DoorClosed)
"""Exceptions whose messages name machines, files and origins, and nothing that somebody wrote."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Writes of an exception its classes and places."""

    def formatException(self, ei: ExcInfo) -> str:  # logging's own name
        """As a traceback, without the words and without the lines of code."""
        return "\n".join(_told(ei[1])) if ei[1] is not None else ""


class JsonLines(Discreet):
    """One line a record: at, level, logger, message; service, trace and correlation if any."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "service": service_here(),
            "trace": trace_id(),
            "correlation": correlation_text(),
        }
        told = {name: text for name, text in told.items() if text}
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def _told(failure: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(failure.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}"
    yield named(failure)
    before = failure.__cause__ or failure.__context__
    if before is not None:
        yield "from:"
        yield from _told(before)


def named(failure: BaseException) -> str:
    """An exception's class, and what can be said of it without quoting anybody.

    Of a database's: SQLSTATE and the constraint, which is a name of ours.
    """
    kind = f"{type(failure).__module__}.{type(failure).__qualname__}"
    facts = [getattr(failure, name, None) for name in ("sqlstate", "constraint_name")]
    said = [str(fact) for fact in facts if isinstance(fact, str)]
    if isinstance(failure, PLAIN_SPOKEN):
        said.append(str(failure))
    return f"{kind}: {' '.join(said)}" if said else kind


class FirstLine(logging.Filter):
    """asyncio says in its first line what happened, and below quotes whatever was raised."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "asyncio":
            record.msg, record.args = record.getMessage().partition("\n")[0], ()
        return True


def log_to(path: Path, form: str, level: str = "INFO") -> None:
    """Write this process's log to a file of at most 10 MB, and keep five older ones.

    Args:
        level: of our own loggers. Libraries stay at WARNING: at DEBUG they write the values that
            pass through them, statements with their parameters, and whole rows.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8"
    )
    plain = Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.addFilter(FirstLine())
    handler.setFormatter(plain if form == "plain" else JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for ours in OURS:
        logging.getLogger(ours).setLevel(level)
    sys.excepthook = _uncaught
    threading.excepthook = lambda told: _uncaught(told.exc_type, told.exc_value, told.exc_traceback)


def _uncaught(
    kind: type[BaseException], failure: BaseException | None, at: TracebackType | None
) -> None:
    """What nobody caught goes into the log, and as one line to who started the process."""
    if failure is not None:
        logging.getLogger("jianyan").critical("uncaught", exc_info=(kind, failure, at))
        print(named(failure), file=sys.stderr)


def take_over_the_servers_log() -> None:
    """What uvicorn says goes where everything else goes; a terminal is for the user."""
    server = logging.getLogger("uvicorn")
    server.handlers.clear()
    server.propagate = True
