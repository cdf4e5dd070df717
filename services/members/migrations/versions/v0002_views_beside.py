"""How did views come to be filled anew beside those that are read?"""

from alembic.operations import Operations

from kernel.versions import second

revision = "v0002"
down_revision = "v0001"


def upgrade(operations: Operations) -> None:
    """The kernel's own tables are the same in every service."""
    second(operations)
