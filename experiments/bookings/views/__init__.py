from .holding import hold_view
from .hours import hours_view
from .series import series_view

__all__ = ["hold_view", "hours_view", "series_view"]
