from .holding import hold_view

__all__ = ["hold_view"]
