"""Everything that writes observations and what is made of them."""

from .asking import ask_about_entry
from .recording import record_observation
from .refreshing import refresh_changed_results, refresh_results

__all__ = [
    "ask_about_entry",
    "record_observation",
    "refresh_changed_results",
    "refresh_results",
]
