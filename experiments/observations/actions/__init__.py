"""Everything that writes observations and what is made of them."""

from .recording import record_observation

__all__ = ["record_observation"]
