"""Since when are organisations known by day, with who carries on whose work?"""

from alembic.operations import Operations

from kernel.schema import run_beside

revision = "v0003"
down_revision = "v0002"


def upgrade(operations: Operations) -> None:
    """Make their tables and columns; the cases are folded anew beside."""
    run_beside(operations, __file__)
