"""Since when are committees known under the names that they bore on each day?"""

from alembic.operations import Operations

from kernel.schema import run_beside
from kernel.versions import third

revision = "v0003"
down_revision = "v0002"


def upgrade(operations: Operations) -> None:
    """The kernel's own table, and the cases of names."""
    third(operations)
    run_beside(operations, __file__)
