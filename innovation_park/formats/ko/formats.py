"""Django would put 오후 behind the hour; by 24 hours it is not needed."""

TIME_FORMAT = "H:i"
DAY_FORMAT = "Y년 n월 j일 D"  # with the day of the week
LONG_DAY_FORMAT = "Y년 n월 j일 l"
BRIEF_DAY_FORMAT = "n. j."  # where there is room for no more
DATETIME_FORMAT = "Y년 n월 j일 H:i"
SHORT_DATE_FORMAT = "Y. n. j."
SHORT_DATETIME_FORMAT = "Y. n. j. H:i"
