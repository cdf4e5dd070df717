"""Since when are committees known by their history, and members of upper committees by name?"""

from alembic.operations import Operations

from kernel.schema import run_beside
from kernel.versions import third

revision = "v0003"
down_revision = "v0002"


def upgrade(operations: Operations) -> None:
    """The kernel's own table, and the people of upper committees."""
    third(operations)
    run_beside(operations, __file__)
