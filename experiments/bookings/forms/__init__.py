from .holding import HoldForm

__all__ = ["HoldForm"]
