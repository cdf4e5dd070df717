"""What are the services called, and in which order do they start?"""

from typing import Final

WRITERS: Final = ("members", "proposals", "sectors")
"""Those whose events reporting counts."""

NAMES: Final = (*WRITERS, "reporting")
