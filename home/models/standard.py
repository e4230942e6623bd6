from .base import ParkPage


class StandardPage(ParkPage):
    """A page that says something and stays."""
