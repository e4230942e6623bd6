"""Everything that writes observations and what is made of them."""

from .asking import ask_about_entry
from .batches import record_batch
from .correcting import correct_observation, take_observation_back
from .drafts import keep_draft
from .files import (
    continue_import,
    continue_stalled_imports,
    keep_file,
    read_import,
    start_import,
    table_of,
)
from .forgetting import purge_refused_answers
from .keys import create_sensor_key, revoke_sensor_key, sensor_key_for
from .recording import record_observation
from .refreshing import refresh_changed_results, refresh_results, results_to_show
from .reminding import choose_reminders, send_reminders, stop_reminders
from .tallying import (
    Counted,
    refresh_changed_tallies,
    refresh_tally,
    tally_to_show,
)

__all__ = [
    "Counted",
    "ask_about_entry",
    "choose_reminders",
    "continue_import",
    "continue_stalled_imports",
    "correct_observation",
    "create_sensor_key",
    "keep_draft",
    "keep_file",
    "purge_refused_answers",
    "read_import",
    "record_batch",
    "record_observation",
    "refresh_changed_results",
    "refresh_changed_tallies",
    "refresh_results",
    "refresh_tally",
    "results_to_show",
    "revoke_sensor_key",
    "send_reminders",
    "sensor_key_for",
    "start_import",
    "stop_reminders",
    "table_of",
    "take_observation_back",
    "tally_to_show",
]
