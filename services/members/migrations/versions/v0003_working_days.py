"""Since when are working days remembered as they are announced?"""

from alembic.operations import Operations

from kernel.schema import run_beside
from kernel.versions import third

revision = "v0003"
down_revision = "v0002"


def upgrade(operations: Operations) -> None:
    """Make their tables, and the kernel's own."""
    third(operations)
    run_beside(operations, __file__)
