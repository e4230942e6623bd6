"""Everything that writes observations and what is made of them."""

from .asking import ask_about_entry
from .batches import record_batch
from .keys import create_sensor_key, revoke_sensor_key, sensor_key_for
from .recording import record_observation
from .refreshing import refresh_changed_results, refresh_results

__all__ = [
    "ask_about_entry",
    "create_sensor_key",
    "record_batch",
    "record_observation",
    "refresh_changed_results",
    "refresh_results",
    "revoke_sensor_key",
    "sensor_key_for",
]
