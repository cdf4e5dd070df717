"""Since when are deadlines remembered, and the working days that they rest on?"""

from alembic.operations import Operations

from kernel.schema import run_beside

revision = "v0003"
down_revision = "v0002"


def upgrade(operations: Operations) -> None:
    """Make their tables."""
    run_beside(operations, __file__)
