"""Since when are organisations heard of, by name and day?"""

from alembic.operations import Operations

from kernel.schema import run_beside

revision = "v0003"
down_revision = "v0002"


def upgrade(operations: Operations) -> None:
    """Make their table."""
    run_beside(operations, __file__)
