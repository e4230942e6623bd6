"""Search that finds 실험 in 실험을, and Thai words without spaces.

Database search engines split text at spaces; Korean glues particles to words and Thai has no
spaces at all. So every run of Hangul, Thai or Han letters is indexed as its single characters and
its pairs of neighbours, each written as an ASCII token no engine would take apart; a query is
rewritten in the same way.
"""

import re
import unicodedata

RUNS = re.compile(
    r"[\u0e00-\u0e7f\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3\u4e00-\u9fff]+"
)


def _token(chars: str) -> str:
    return "z" + "".join(f"{ord(char):04x}" for char in chars)


def index_grams(text: str) -> str:
    """Tokens for the index: every character and every pair, once each, in order of appearance."""
    runs = RUNS.findall(unicodedata.normalize("NFC", text))
    grams = (
        run[start : start + size]
        for run in runs
        for size in (1, 2)
        for start in range(len(run) - size + 1)
    )
    return " ".join(dict.fromkeys(_token(gram) for gram in grams))


def query_grams(query: str) -> str:
    """The query with each run replaced by its pairs (or its only character); other words stay."""

    def pairs(match: re.Match) -> str:
        run = match.group()
        if len(run) == 1:
            return f" {_token(run)} "
        return " " + " ".join(_token(run[i : i + 2]) for i in range(len(run) - 1)) + " "

    return " ".join(RUNS.sub(pairs, unicodedata.normalize("NFC", query)).split())


WORDS = re.compile(r"[^\W_]+")
LONGEST_WORD = 60


def index_words(text: str) -> str:
    """For an index that knows nothing but words between blanks: the grams, and every other word in small letters."""
    text = unicodedata.normalize("NFC", text)
    others = WORDS.findall(RUNS.sub(" ", text).casefold())
    words = dict.fromkeys(word[:LONGEST_WORD] for word in others)
    return " ".join([*words, *index_grams(text).split()])


def query_words(query: str) -> list[str]:
    """What must all be in :func:`index_words`; a word of letters stands for its beginning and ends in ``*``."""
    text = unicodedata.normalize("NFC", query)
    others = WORDS.findall(RUNS.sub(" ", text).casefold())
    grams = query_grams(" ".join(RUNS.findall(text))).split()
    return [*(f"{word[:LONGEST_WORD]}*" for word in others), *grams]
