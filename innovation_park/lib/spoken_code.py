"""Codes that can be read aloud: ``kamo-tisu-pena-soli``, the same in every language of the park.

Thirty-two syllables of one consonant and one vowel, all of them easy to say and to tell apart
in English, Korean and Thai (no r beside l, no b beside p, no f, v or z; three syllables are
left out because they are rude somewhere). Eight of them are 40 bits of the system's randomness.
"""

import re
import secrets

LEFT_OUT = {"ki", "ku", "pu"}
SYLLABLES = [c + v for c in "klmnpst" for v in "aeiou" if c + v not in LEFT_OUT]
PATTERN = re.compile(r"(?:[klmnpst][aeiou]){2}(?:-(?:[klmnpst][aeiou]){2}){3}")


def spoken_code() -> str:
    syllables = [secrets.choice(SYLLABLES) for _ in range(8)]
    return "-".join("".join(syllables[at : at + 2]) for at in range(0, 8, 2))


def heard_code(text: str) -> str:
    """What somebody typed or dictated, in the form the code is kept in; "" if it is none."""
    letters = re.sub(r"[^a-z]", "", text.lower())
    code = "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))
    return code if PATTERN.fullmatch(code) else ""
