"""What can be wrong with a whole file, with one cell, or with one row that should not count?"""


class LedgerRefused(Exception):
    """The file is not read and nothing is written (exit code 2).

    Attributes:
        code: a stable name of the reason, e.g. `encrypted`, `missing_column`.
        zh, en: the message for the clerk.
    """

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.code, self.zh, self.en = code, zh, en


class Unreadable(Exception):
    """A reader cannot say what a cell means; the row turns it into a CellProblem."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en = zh, en


class CellProblem(Exception):
    """The row comes back: `column` is the printed heading, or "" for the whole row."""

    def __init__(self, row: int, column: str, zh: str, en: str) -> None:
        super().__init__(f"{row} {column}: {zh} / {en}")
        self.row, self.column, self.zh, self.en = row, column, zh, en


class SkipRow(Exception):
    """The row is of another term, 无效 or not of this kind: it does not count, but is listed."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en = zh, en
