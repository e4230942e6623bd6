"""Two figures for the hour, as everywhere else on a page."""

TIME_FORMAT = "H:i"
DAY_FORMAT = "D j F Y"  # with the day of the week
LONG_DAY_FORMAT = "lที่ j F Y"
BRIEF_DAY_FORMAT = "j M"  # where there is room for no more
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
