"""How are figures counted again in a process of its own? Events in, differences out, in pickles.

It knows no database: the service sends it the order, then pages of events, then None.
"""

import gc
import pickle
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reporting.recheck.again import counted_again
from reporting.recheck.asked import Asked
from reporting.recheck.cards import Record
from reporting.recheck.comparing import Differing, Plain, differing
from reporting.recheck.hearing import Heard
from reporting.recheck.replaying import replayed


@dataclass(frozen=True, slots=True)
class Order:
    """Figures of one committee at one cut, as they came out first: of one window, or of several."""

    first: Sequence[tuple[Asked, dict[str, Plain]]]


Answer = list[list[Differing]]
"""For each window the figures that differ."""


def answered(order: Order, record: Record) -> Answer:
    """What differs, by window; the cases of one figure are held at a time."""
    return [
        [
            one
            for id, second in counted_again(record, asked, first)
            for one in differing({id: first[id]}, {id: second})
        ]
        for asked, first in order.first
    ]


def count(told: BinaryIO, answer: BinaryIO) -> None:
    """Read the order and the events, write what differs."""
    order: Order = pickle.load(told)
    record = Record()
    while (page := pickle.load(told)) is not None:
        replayed(map(Heard._make, page), record)
    pickle.dump(answered(order, record), answer)


if __name__ == "__main__":
    # Nothing here makes a circle, and the process ends soon: no search for them.
    gc.disable()
    count(sys.stdin.buffer, sys.stdout.buffer)
