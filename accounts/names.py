"""Plain names for what a browser tells about itself."""

import re

BROWSERS = {
    "Edg": "Edge",
    "SamsungBrowser": "Samsung Internet",
    "Whale": "Whale",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "FxiOS": "Firefox",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


def device_name(user_agent: str) -> str:
    """``"Chrome, Android"``; empty when the browser says nothing we know."""
    found = (
        next((name for sign, name in table.items() if re.search(sign, user_agent)), "")
        for table in (BROWSERS, SYSTEMS)
    )
    return ", ".join(filter(None, found))
