"""The characters of a text that a reader can see, in an order that nobody turned round.

Bidirectional overrides, letters of no width and towers of accents serve to deceive or to break a
page. What a script needs stays: joiners inside emoji, breaks between Thai words, flags of regions.
"""

import re
import unicodedata

LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
REGION_FLAG = "\U0001f3f4[\U000e0030-\U000e007a]{2,8}\U000e007f"
NEVER_SEEN = re.compile(
    f"({REGION_FLAG})|"
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # scripts without blanks
WORD_BREAKS = re.compile(f"(?<![{UNSPACED}])\u200b+|\u200b+(?![{UNSPACED}])")
UNJOINED = "\x00-\x7f\u0370-\u052f\u0e00-\u0eff\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
JOINERS = re.compile(f"(?:^|(?<=[{UNJOINED}]))[\u200c\u200d]+", re.MULTILINE)
ACCENTS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
THAI_MARKS = re.compile(
    "([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{3})[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+"
)


def visible_text(text: str) -> str:
    """One kind of line end, composed letters, nothing that hides. Twice gives the same as once."""
    text = LINE_ENDS.sub("\n", text)
    text = without_hidden(text)
    text = THAI_MARKS.sub(r"\1", ACCENTS.sub(r"\1", text))
    return unicodedata.normalize("NFC", text)


def without_hidden(text: str) -> str:
    """Only takes away single characters, so it is safe on HTML too."""
    text = NEVER_SEEN.sub(r"\1", text)
    return WORD_BREAKS.sub("", JOINERS.sub("", text))


def one_line(text: str) -> str:
    """For titles and names."""
    return " ".join(visible_text(text).split())
