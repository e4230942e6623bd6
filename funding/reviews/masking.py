"""Words that would tell a blind reviewer who applies, taken out of whatever the applicant wrote freely.

Fields that identify are withheld as a whole; what is left may still say "we at Green Wind". So the names, firms, numbers and mail
domains that are known of the application are covered wherever they stand, and every address, link, telephone and registration
number besides, known or not. Rather too much is covered than too little.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from .identities import HANGUL, LEGAL, THAI, registration_digits, words_of

COVER = "▇▇▇"
INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
ALWAYS = (
    r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?:https?|ftp)://\S+",
    r"\bwww\.\S+",
    r"(?<!\d)\d{3}[-\s.]?\d{2}[-\s.]?\d{5}(?!\d)",
    r"(?<!\d)(?:\+\d{1,3}[-\s.]?)?\(?0?\d{1,2}\)?[-\s.]\d{3,4}[-\s.]\d{4}(?!\d)",
)
SHORTEST = {"wide": 2, "narrow": 3}
LONG = 6  # what is so long is no part of another word by chance


class Mask:
    """``Mask(tokens)("We at Green Wind …")``; ``tokens`` as people wrote them: names, firms, hosts, anything."""

    def __init__(self, tokens: Iterable[str] = ()):
        known = sorted(
            {form for token in tokens for form in _forms(token)}, key=len, reverse=True
        )
        self._known = re.compile(
            "|".join(_loose(each) for each in known) or r"(?!)", re.IGNORECASE
        )
        self._always = re.compile("|".join(ALWAYS))

    def __call__(self, text: str) -> str:
        covered = self._always.sub(COVER, plain(text))
        return self._known.sub(COVER, covered)

    def of(self, value: object) -> object:
        """Of an answer of any shape: the texts in it are covered, and keys stay."""
        if isinstance(value, str):
            return self(value)
        if isinstance(value, Mapping):
            return {key: self.of(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.of(each) for each in value]
        return value

    def found(self, text: str) -> list[str]:
        """What of the known stands in ``text``, each once, as it stands there."""
        met = (match.group() for match in self._known.finditer(plain(text)))
        return list(dict.fromkeys(met))


def plain(text: str) -> str:
    """Of one width and without signs nobody sees, which would hide a name."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def _forms(token: str):
    """As it was written, and a firm without its legal form; a number by its digits; a name in both orders."""
    whole = plain(token or "")
    if digits := registration_digits(whole):
        yield digits
    for form in (whole, LEGAL.sub(" ", whole.casefold())):
        words = words_of(form)
        joined = "".join(words)
        is_wide = _is_wide(joined)
        if len(joined) >= SHORTEST["wide" if is_wide else "narrow"]:
            yield " ".join(words)
            if len(words) == 2 and not is_wide:
                yield " ".join(reversed(words))


def _is_wide(text: str) -> bool:
    """Of letters that are written without blanks between words, or with endings that stick to them."""
    return bool(HANGUL.search(text) or THAI.search(text))


def _loose(form: str) -> str:
    """Blanks and signs between its words may be others, or none; what is short in Latin letters is a whole word."""
    words = form.split()
    if len(words) == 1 and words[0].isdigit():
        body = r"[-\s.]?".join(words[0])
        return rf"(?<!\d){body}(?!\d)"
    between = r"[\W_]*"
    if _is_wide(form):
        return between.join(
            r"\s*".join(word) if HANGUL.search(word) else re.escape(word)
            for word in words
        )
    if len(form) < LONG:
        return rf"(?<![^\W_]){between.join(map(re.escape, words))}(?![^\W_])"
    return rf"(?<![^\W_]){between.join(map(_torn, words))}"


def _torn(word: str) -> str:
    """A long word may be torn by a blank or a sign, to slip through."""
    return (
        r"[\W_]?".join(map(re.escape, word)) if len(word) >= LONG else re.escape(word)
    )
