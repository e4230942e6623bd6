from .calls import CallPage
from .experiments import ExperimentIndexPage, ExperimentPage
from .front import HomePage
from .images import ParkImage, ParkRendition
from .navigation import Frame, Menu, MenuItem, Notice
from .news import EventPage, NewsIndexPage, NewsPage
from .standard import StandardPage

__all__ = [
    "CallPage",
    "EventPage",
    "ExperimentIndexPage",
    "ExperimentPage",
    "Frame",
    "HomePage",
    "Menu",
    "MenuItem",
    "NewsIndexPage",
    "NewsPage",
    "Notice",
    "ParkImage",
    "ParkRendition",
    "StandardPage",
]
