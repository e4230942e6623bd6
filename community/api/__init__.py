"""Programs read the forums under /api/forums/v1/: the same rows that pages show, by the same right, and the same log.

English in its description, the reader's language in its problems. No cookie is read.
"""

from . import log, reading, searching  # noqa: F401 - their addresses
from .forum_api import api

__all__ = ["api"]
