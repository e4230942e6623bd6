"""The exact words, and their fingerprint."""

import hashlib

import pytest

from experiments.consent_text import FIXED_WORDS, canonical, consent_text, sha256_of
from tests.factories.experiments import (
    decisions_for,
    join,
    ready_experiment,
)

pytestmark = pytest.mark.django_db


def test_text_says_everything_once():
    experiment = ready_experiment(slug="happy-parking")
    version = experiment.current_consent()
    decisions = decisions_for(experiment, photos=False)
    text = consent_text(version, version.ordered_purposes(), decisions, "en")
    assert text == (
        "Consent to take part: Happy Parking\n"
        "Version 1\n"
        "\n"
        "The Living Lab office asks to use your data.\n"
        "\n"
        "What I decide\n"
        "\n"
        "Required: To use it for place.\n"
        "If you refuse: Then there is no place.\n"
        "[I agree]\n"
        "\n"
        "Optional: To use it for photos.\n"
        "If you refuse: Then there is no photos.\n"
        "[I do not agree]\n"
        "\n"
        "How long data is kept\n"
        "One year after the end.\n"
        "\n"
        "Your right to refuse and to withdraw\n"
        + FIXED_WORDS["en"]["rights_text"]
        + "\n"
    )


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_stored_fingerprint_is_that_of_the_text_made_from_the_database(language):
    experiment = ready_experiment()
    join(
        experiment, language=language, decisions=decisions_for(experiment, photos=False)
    )
    signature = experiment.participations.get().signatures.get()
    decisions = {each.purpose_id: each.is_granted for each in signature.decisions.all()}
    version = signature.version
    text = consent_text(version, version.ordered_purposes(), decisions, language)
    assert signature.text == text
    assert signature.text_sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_every_changed_character_changes_the_fingerprint():
    text = canonical(FIXED_WORDS["th"]["rights_text"])
    changed = {sha256_of(text[:at] + "x" + text[at + 1 :]) for at in range(len(text))}
    assert len(changed | {sha256_of(text)}) == len(text) + 1


def test_other_decisions_or_another_language_are_another_text():
    experiment = ready_experiment()
    version = experiment.current_consent()
    texts = {
        consent_text(
            version,
            version.ordered_purposes(),
            decisions_for(experiment, photos=photos),
            language,
        )
        for photos in (True, False)
        for language in ("en", "ko", "th")
    }
    assert len(texts) == 6


@pytest.mark.parametrize(
    ("text", "plain"),
    [("a \r\nb\t\n\n", "a\nb"), ("\u1112\u1161\u11ab", "\ud55c"), ("\nx\n", "x")],
)
def test_canonical_spelling(text, plain):
    assert canonical(text) == plain


def test_fixed_words_are_complete_in_every_language():
    keys = {language: set(words) for language, words in FIXED_WORDS.items()}
    assert keys["en"] == keys["ko"] == keys["th"]
