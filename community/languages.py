"""In which language is this written? Told by its letters, so that a page can set ``lang`` and readers can filter."""

import re

CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)
QUOTED = re.compile(r"^>.*$", re.MULTILINE)
MENTION = re.compile(r"@(?:\[[^\]\n]*\]|\S+)")
NOT_WORDS = (CODE, ADDRESS, QUOTED, MENTION)
# A Hangul syllable says about as much as two and a half letters.
WEIGHTS = {
    "ko": (re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"), 2.5),
    "th": (re.compile("[\u0e01-\u0e5b]"), 1.0),
    "en": (re.compile("[A-Za-z]"), 1.0),
}
OTHER_LETTERS = re.compile(
    "[^\\W\\d_A-Za-z\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\u0e01-\u0e5b]"
)
ENOUGH = 4


def language_of(source: str, otherwise: str) -> str:
    """``ko``, ``th`` or ``en`` by the script of most of the words; ``otherwise`` when too little tells.

    What the writer did not write does not count: quotes, code, addresses, names of others. A text of
    Latin letters is taken for English; where other scripts weigh more than these three, nothing tells.
    """
    for part in NOT_WORDS:
        source = part.sub(" ", source)
    weights = {
        language: len(letters.findall(source)) * weight
        for language, (letters, weight) in WEIGHTS.items()
    }
    language = max(weights, key=weights.__getitem__)
    others = len(OTHER_LETTERS.findall(source))
    return language if weights[language] >= max(ENOUGH, others) else otherwise
