"""The cards of four districts of Seoul, as they stood on their pages; what those leave open is stated by the card."""

DOBONG = {
    "gives": {"reward": "bag-10", "number": 1},
    "for": {"cells": 10},
    "counts_as": {"power_bank": 10},
    "grams_a_cell": 25,
    "most_a_day": {"bundles": 3},
    "remainder": "carried",
    "instead": [{"reward": "cells-aa", "number": 1}],
}
DONGDAEMUN = {
    "gives": {"reward": "bag-10", "number": 1},
    "for": {"cells": 10},
    "most_a_day": {"cells": 100},
    "remainder": "day",
}
EUNPYEONG = {
    "gives": {"reward": "cells-aa", "number": 2},
    "for": {"cells": 20, "grams": 500},
    "remainder": "carried",
}
SEOCHO = {
    "gives": {"reward": "bag-10", "number": 1},
    "for": {"cells": 10},
    "accepts": ["nimh", "nicd", "li_ion"],
    "counts_as": {"power_bank": 10},
    "remainder": "carried",
}
RULES = {
    "dobong": DOBONG,
    "dongdaemun": DONGDAEMUN,
    "eunpyeong": EUNPYEONG,
    "seocho": SEOCHO,
}
