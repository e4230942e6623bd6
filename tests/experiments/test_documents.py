"""The PDF copy: readable by people and machines in three scripts."""

import io

import pytest
from pypdf import PdfReader

from experiments.actions import Guardian
from experiments.documents import consent_copy
from experiments.models import ConsentSignature
from tests.factories.experiments import decisions_for, join, ready_experiment

pytestmark = pytest.mark.django_db

LANGUAGES = pytest.mark.parametrize("language", ["en", "ko", "th"])
EMBEDDED = {"en": {"Sarabun"}, "ko": {"NotoSansKR", "Sarabun"}, "th": {"Sarabun"}}


def copy_in(language, **fields):
    experiment = ready_experiment()
    join(
        experiment,
        language=language,
        decisions=decisions_for(experiment, photos=False),
        **fields,
    )
    signature = ConsentSignature.objects.get()
    return signature, PdfReader(io.BytesIO(consent_copy(signature)))


def words_of(reader):
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def fonts_of(reader):
    names = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    return {name.split("+")[1].split("-")[0] for name in names}


@LANGUAGES
def test_copy_contains_the_fingerprint_and_who_signed(language):
    signature, reader = copy_in(language)
    words = words_of(reader)
    assert signature.text_sha256 in words
    assert signature.participation.user.email in words
    assert signature.participation.code in words


@pytest.mark.parametrize("language", ["en", "ko"])
def test_copy_contains_the_text_letter_for_letter(language):
    signature, reader = copy_in(language)
    words = words_of(reader)
    for paragraph in signature.text.split("\n\n"):
        assert "".join(paragraph.split()) in words


@LANGUAGES
def test_copy_says_its_language_and_is_tagged(language):
    _signature, reader = copy_in(language)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata.title


@LANGUAGES
def test_every_letter_comes_from_the_park_s_own_fonts(language):
    _signature, reader = copy_in(language)
    assert EMBEDDED[language] <= fonts_of(reader) <= {"Sarabun", "NotoSansKR"}


def test_copy_names_the_guardian():
    guardian = Guardian("Parent Name", "parent@example.org")
    _signature, reader = copy_in("en", guardian=guardian)
    assert "ParentNamehasnotagreedyet" in words_of(reader)


def test_words_of_people_are_never_commands_of_the_typesetter(resident):
    resident.profile.display_name = '#panic("x") $ _ * \\ "'
    resident.profile.save()
    experiment = ready_experiment()
    signature = join(experiment, resident).signatures.get()
    words = words_of(PdfReader(io.BytesIO(consent_copy(signature))))
    assert '#panic("x")$_*\\"' in words
