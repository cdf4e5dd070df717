"""Since when does the vault know whom an item is about, and what was forgotten?"""

from alembic.operations import Operations

from kernel.schema import run_beside
from kernel.versions import third

revision = "v0003"
down_revision = "v0002"


def upgrade(operations: Operations) -> None:
    """The kernel's own tables are the same in every service; then what figures count anew."""
    third(operations)
    run_beside(operations, __file__)
