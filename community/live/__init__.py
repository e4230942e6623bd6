"""What goes out live: the doorbell that says where to look. What there is to see stands in the log alone."""

from .doorbell import after_ring, on_ring, ring

__all__ = ["after_ring", "on_ring", "ring"]
