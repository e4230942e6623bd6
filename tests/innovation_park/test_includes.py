"""The parts every page is made of, rendered by themselves."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from innovation_park.lib.translated import TranslatedFormField


class Signing(forms.Form):
    name = forms.CharField(label="Name", help_text="As others see you.")
    wish = forms.ChoiceField(
        label="Wish", choices=[("a", "A")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Note", required=False)
    title = TranslatedFormField(label="Title")


@pytest.fixture
def refused():
    form = Signing({"title_0": "Only in English"})
    form.is_valid()
    return form


def test_error_summary_links_to_every_field_with_an_error(refused):
    html = render_to_string("includes/error_summary.html", {"form": refused})

    assert [
        f'href="#{target}"' in html
        for target in ("id_name", "id_wish_set", "id_title_set")
    ] == [True] * 3
    assert "id_note" not in html


def test_error_summary_targets_exist(refused):
    html = render_to_string("includes/form.html", {"form": refused, "submit": "Sign"})

    assert [
        f'id="{target}"' in html
        for target in ("id_name", "id_wish_set", "id_title_set")
    ] == [True] * 3


def test_field_is_tied_to_its_help_and_its_error(refused):
    html = render_to_string("includes/field.html", {"field": refused["name"]})

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html


def test_field_says_when_it_is_optional(refused):
    with translation.override("en"):
        fields = [
            render_to_string("includes/field.html", {"field": refused[name]})
            for name in ("name", "note")
        ]

    assert ["optional" in html for html in fields] == [False, True]


def test_translated_field_asks_in_every_language_with_its_own_name(refused):
    html = render_to_string("includes/field.html", {"field": refused["title"]})

    assert [
        f'lang="{code}">{name}</label>' in html
        for code, name in (("en", "English"), ("ko", "한국어"), ("th", "ไทย"))
    ] == [True] * 3


def test_form_without_errors_has_no_summary():
    assert "error-summary" not in render_to_string(
        "includes/form.html", {"form": Signing(), "submit": "Sign"}
    )


def test_timeline_says_lateness_in_words():
    steps = [
        {"at": datetime(2026, 3, 2, tzinfo=UTC), "title": "Report", "state": "late"}
    ]

    with translation.override("en"):
        html = render_to_string("includes/timeline.html", {"steps": steps})

    assert ">Late</span>" in html
    assert 'datetime="2026-03-02' in html


def test_timeline_marks_the_current_step_alone():
    steps = [{"title": "One", "state": "done"}, {"title": "Two", "state": "now"}]

    html = render_to_string("includes/timeline.html", {"steps": steps})

    assert html.count('aria-current="step"') == 1


def test_receipt_shows_code_rows_and_what_comes_next():
    receipt = {
        "title": "You have joined",
        "code": "ba-du-ki",
        "rows": [("Signed", "today")],
        "next_steps": ["We write to you."],
        "actions": [("My park", "/en/me/")],
    }

    html = render_to_string("includes/receipt.html", {"receipt": receipt})

    assert '<strong translate="no">ba-du-ki</strong>' in html
    assert "<dt>Signed</dt><dd>today</dd>" in html
    assert "<li>We write to you.</li>" in html
    assert 'href="/en/me/"' in html


@pytest.mark.parametrize("language", ["en", "ko", "th"])
@pytest.mark.parametrize("code", ["400", "500", "503"])
def test_page_for_a_broken_park_asks_no_database(code, language):
    with translation.override(language):
        html = render_to_string(f"{code}.html")

    assert f'<html lang="{language}">' in html
    assert f'href="/{language}/"' in html


def test_typed_words_are_offered_again_after_too_many_tries(rf, db):
    request = rf.post("/en/search/")
    html = render_to_string(
        "429.html",
        {"minutes": 2, "typed": [("note", "a <b> word")], "action": "/en/x/"},
        request=request,
    )

    assert '<input type="hidden" name="note" value="a &lt;b&gt; word">' in html
    assert 'action="/en/x/"' in html
