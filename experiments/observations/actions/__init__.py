"""Everything that writes observations and what is made of them."""

from .asking import ask_about_entry
from .batches import record_batch
from .correcting import correct_observation, take_observation_back
from .drafts import keep_draft
from .forgetting import purge_refused_answers
from .keys import create_sensor_key, revoke_sensor_key, sensor_key_for
from .recording import record_observation
from .refreshing import refresh_changed_results, refresh_results
from .reminding import choose_reminders, send_reminders, stop_reminders

__all__ = [
    "ask_about_entry",
    "choose_reminders",
    "correct_observation",
    "create_sensor_key",
    "keep_draft",
    "purge_refused_answers",
    "record_batch",
    "record_observation",
    "refresh_changed_results",
    "refresh_results",
    "revoke_sensor_key",
    "send_reminders",
    "sensor_key_for",
    "stop_reminders",
    "take_observation_back",
]
