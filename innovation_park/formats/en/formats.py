"""Django would write 11/12/2026 and 2 p.m.; the park says Nov 12, 2026 and 14:00."""

TIME_FORMAT = "H:i"
DAY_FORMAT = "D N j, Y"  # with the day of the week
LONG_DAY_FORMAT = "l, N j, Y"
BRIEF_DAY_FORMAT = "M j"  # where there is room for no more
DATETIME_FORMAT = "N j, Y, H:i"
SHORT_DATE_FORMAT = "M j, Y"
SHORT_DATETIME_FORMAT = "M j, Y, H:i"
