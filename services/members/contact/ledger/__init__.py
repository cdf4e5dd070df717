"""The ledger of contacts (联系走访台账): how its rows become commands, and rows become it."""

from members.contact.ledger.planning import CONTACTS

__all__ = ["CONTACTS"]
