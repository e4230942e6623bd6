from .holding import hold_view
from .hours import hours_view

__all__ = ["hold_view", "hours_view"]
