"""What went wrong when a batch was written: the line, a neighbour, or a command itself?"""

import logging

import asyncpg

from kernel.canonical import NotStorable
from kernel.decider import AlreadyTaken, Unstorable
from kernel.log.answer import Answer, refusal_of

LOST = (
    *(OSError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError),
    *(asyncpg.OperatorInterventionError, asyncpg.IdleInTransactionSessionTimeoutError),
    *(asyncpg.TooManyConnectionsError, asyncpg.InternalClientError),
)
BUSY = (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError)
UNSTORABLE = (NotStorable, asyncpg.CharacterNotInRepertoireError, UnicodeEncodeError)
log = logging.getLogger(__name__)


class OutcomeUnknown(Exception):
    """The database went away and did not come back in time: it may be written, or may not.

    The same request under the same key tells which, and writes nothing twice.
    """


class NoRoom(Exception):
    """The database has no room for more: nothing of this was written; ask again later."""


def overtaken(failed: Exception) -> bool:
    """Another committee's batch took one of the keys a moment ago: its answer can be read now."""
    unique = isinstance(failed, asyncpg.UniqueViolationError)
    return unique and getattr(failed, "constraint_name", None) == "answers_pkey"


def culprit(failed: Exception) -> Answer:
    """What is told of the one that failed; what went wrong inside is for the log alone."""
    if isinstance(failed, asyncpg.UniqueViolationError):
        return Answer("refused", refusal=refusal_of(AlreadyTaken(failed.detail or str(failed))))
    if isinstance(failed, UNSTORABLE):
        return Answer("refused", refusal=refusal_of(Unstorable()))
    log.error("a command could not be decided or written", exc_info=failed)
    told = {"type": "NotWritten", "zh": "未能写入", "en": "it could not be written"}
    return Answer("failed", refusal=told)
