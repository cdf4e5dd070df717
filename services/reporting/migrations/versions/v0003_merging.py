"""Since when is it known which members are one person?"""

from alembic.operations import Operations

from kernel.schema import run_beside

revision = "v0003"
down_revision = "v0002"


def upgrade(operations: Operations) -> None:
    """Make its tables."""
    run_beside(operations, __file__)
