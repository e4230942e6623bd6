"""Sensors and scripts send observations under /api/v1/, with a key and without any session.

English in its description, the sender's language in its answers.
"""

from . import receiving  # noqa: F401 - its addresses
from .park_api import api

__all__ = ["api"]
