"""The ledger of proposals (提案台账): how its rows become commands, and how it is written."""
