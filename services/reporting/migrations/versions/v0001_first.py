"""With which tables did reporting begin?"""

from alembic.operations import Operations

from kernel.schema import run_beside

revision = "v0001"
down_revision = None


def upgrade(operations: Operations) -> None:
    """Make them as they were frozen."""
    run_beside(operations, __file__)
