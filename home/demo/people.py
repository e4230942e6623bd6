"""The demonstration participants: obviously nobody."""

from .words import words

NAME = words("Demo resident {number}", "시연용 주민 {number}", "ผู้อยู่อาศัยสาธิต {number}")
ADDRESS = "resident-{number}@demo.innovation-park.example"
# As often as they stand here.
LANGUAGES = ["ko", "ko", "ko", "ko", "en", "th"]
EACH_PARK_HAS = 130
LEFT_EACH = 3
DELETED_EACH = 1
# Which of the sign-ins of the demonstration take part where, and in which order they came.
TAKING_PART = {
    "battery-recycling": {"resident": 0},
    "barrier-study": {"resident": 27},
    "happy-parking": {"neighbour": 12},
    "night-bus": {"neighbour": 30},
}
# Who looks after an experiment besides the park manager.
ORGANISERS = {"happy-parking": "startup-member"}
