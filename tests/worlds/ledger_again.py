"""What a ledger's file comes to, what is exported of that, and what that file tells again."""

from types import SimpleNamespace

from bridge import FACTS, HERE, PLENARY

from contracts.naming import Organisations
from kernel.importing.plan import Terms
from kernel.ledgers import Table, open_ledger, write_table
from kernel.log.desk import Books
from kernel.testing.specification import Given
from proposals.people import Register
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.export import HEADINGS, SHEET, Beside, line
from proposals.proposal.ledger.knowledge import Knowledge
from proposals.proposal.ledger.planning import plan
from proposals.proposal.ledger.shape import PROPOSALS
from proposals.proposal.marks.views import MARKS
from proposals.proposal.marks.views import row as marked
from proposals.proposal.views import PROPOSALS as ROWS
from proposals.proposal.views import row as shown

TERMS = Terms(HERE, "proposals/5/3", PLENARY.plenary)
KNOWN = Knowledge(PLENARY, FACTS.rules, Register([]), {}, {}, {}, {}, Organisations(HERE, ()), {})


def written(lines):
    """A clerk's file of lines by heading."""
    names = tuple(dict.fromkeys(name for line in lines for name in line))
    told = [tuple(line.get(name) for name in names) for line in lines]
    return write_table([Table("台账", names, told, (), ())])


def planned(data):
    """The entries to which a file comes; all of its rows are good."""
    found = plan(open_ledger(data, PROPOSALS, name="a.xlsx"), KNOWN, TERMS)
    assert found.bad == (), found.bad
    return found.entries


def recorded(entry, events=()):
    """The events after an entry's commands, of whatever id the proposal is there."""
    for command in entry.commands:
        if events:
            command = command.model_copy(update={"proposal": events[0].proposal})
        told = Given(PROPOSAL, tuple(events), Books()).when(command, FACTS, live=False)
        assert told.refused is None, (told.refused, entry.row.number)
        events = (*events, *told.events)
    return events


def folded(events):
    """The row and the marks of a proposal."""
    row = marks = None
    for event in events:
        told = SimpleNamespace(
            origin=SimpleNamespace(committee=HERE), position=0, occurred_on=PLENARY.opens
        )
        row = shown(row, event, told) if isinstance(event, ROWS.events) else row
        marks = marked(marks, event, told) if isinstance(event, MARKS.events) else marks
    return row, marks


def exported(*histories):
    """The office's sheet of proposals to which this happened; and its cells by heading."""
    held = [folded(events) for events in histories]
    marks = {one.proposal: beside for one, beside in held if beside is not None}
    lines = [line(row, Beside({}, marks, FACTS.rules, set_aside=True)) for row, _ in held]
    names = tuple(heading.text for heading in HEADINGS)
    data = write_table([Table(SHEET, names, lines, ("五届三次会议提案台账",), ())])
    return data, [dict(zip(names, cells, strict=True)) for cells in lines]
