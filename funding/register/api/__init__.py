"""Programs read calls and awards under /api/common-grants/, as the CommonGrants protocol 0.5 words them. No cookie is read."""

from . import awards, opportunities  # noqa: F401 - their addresses
from .grants_api import api

__all__ = ["api"]
