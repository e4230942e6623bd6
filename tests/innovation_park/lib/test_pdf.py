import pytest
from django.template import TemplateDoesNotExist
from PIL import ImageFont

from innovation_park.lib.fonts import FONT_FILES, font_for
from innovation_park.lib.pdf import find_template, render_pdf

SAMPLES = {"en": "Innovation", "ko": "혁신파크", "th": "ผู้เข้าร่วม"}


def test_font_files_are_there():
    assert [path for path in FONT_FILES if not path.is_file()] == []


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", SAMPLES)
def test_font_of_a_language_has_its_letters(language, bold):
    font = ImageFont.truetype(str(font_for(language, bold=bold)), 40)
    missing = bytes(font.getmask("\U000f0000"))
    for letter in SAMPLES[language]:
        assert bytes(font.getmask(letter)) != missing


def test_unknown_template_is_named():
    with pytest.raises(TemplateDoesNotExist, match="nowhere.typ"):
        render_pdf("nowhere.typ", {})


def test_template_lies_beside_the_html_ones():
    assert find_template("experiments/consent_copy.typ").is_file()
