"""Time zones one may choose, so that letters come in the morning and devices are silent at night."""

# Where residents may be when letters should reach them in the morning.
PARK_TIME_ZONES = [
    "Asia/Seoul",
    "Asia/Bangkok",
    "Asia/Tokyo",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Ho_Chi_Minh",
    "Asia/Jakarta",
    "Asia/Kolkata",
    "Asia/Dubai",
    "Australia/Sydney",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "UTC",
]
