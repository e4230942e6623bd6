from .base import ParkPage


class HomePage(ParkPage):
    """The park seen from above."""

    max_count_per_locale = 1
    parent_page_types = ["wagtailcore.Page"]
