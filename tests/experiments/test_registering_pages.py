"""Organisers from the first draft to the registration, and a change, through the pages alone."""

import pytest

from experiments.enums import FieldKind
from experiments.forms.protocol import PreviewForm
from experiments.models import ProtocolField, ProtocolForm, Registration
from tests.experiments.journey import main_of
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import ConsentVersionFactory, ExperimentFactory
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.factories.observations import (
    ProtocolFieldFactory,
    choice,
    complete_draft,
    registered,
)

pytestmark = pytest.mark.django_db
BASE = "/en/experiments/happy-parking/organise/"


@pytest.fixture
def experiment():
    opened_park()
    experiment = ExperimentFactory(slug="happy-parking", organisers=[UserFactory()])
    ConsentVersionFactory(experiment=experiment)
    ExperimentPageFactory(experiment=experiment, slug=experiment.slug)
    return experiment


@pytest.fixture
def organiser(client, experiment):
    return sign_in(client, experiment.organisers.get())


@pytest.fixture
def draft(experiment):
    return complete_draft(experiment)


def said(name, english):
    return {
        f"{name}_en": english,
        f"{name}_ko": f"{english} (ko)",
        f"{name}_th": f"{english} (th)",
    }


def send(client, address, data=None):
    answer = client.post(BASE + address, data or {})
    assert answer.status_code == 302, main_of(answer)
    return answer


FIELD = {"decimals": 1, "is_required": "on"}
METRIC = {
    "source": "diary.minutes",
    "statistic": "mean",
    "unit_of_analysis": "person",
    "unit": "min",
    "baseline": "12.5",
    "direction": "at-most",
    "target": "8",
    "confidence": "0.95",
}
STOP = {
    "source": "diary.minutes",
    "stop_statistic": "mean",
    "stop_comparison": "above",
    "stop_value": "30",
    "stop_minimum": "5",
}


def test_from_nothing_to_a_registration(organiser, experiment):
    send(organiser, "registration/draft/")
    form = {"key": "diary", "filled_by": "participants", "how_often": "weekly"}
    send(organiser, "protocol/forms/new/", form | said("name", "Diary"))
    diary = ProtocolForm.objects.get()
    minutes = FIELD | said("label", "Minutes?")
    minutes |= {"key": "minutes", "kind": "number", "unit": "min", "minimum": "0"}
    send(organiser, f"protocol/forms/{diary.pk}/fields/new/", minutes)
    send(
        organiser,
        "registration/edit/hypothesis/",
        said("hypothesis", "It gets shorter."),
    )
    send(
        organiser,
        "registration/edit/metric/",
        METRIC | said("metric", "Minutes") | said("baseline_source", "Survey"),
    )
    send(organiser, "registration/edit/stop/", STOP | said("stop_rule", "Too long."))
    send(
        organiser,
        "registration/edit/plan/",
        said("analysis_plan", "A mean.") | said("ethics", "None."),
    )
    terms = {"budget": "100", "licence": "CC0-1.0", "publication_purpose": "photos"}
    send(organiser, "registration/edit/terms/", terms | said("responsible", "Office"))
    page = main_of(organiser.get(BASE + "registration/"))
    assert "Nothing is missing." in page
    answer = send(organiser, "registration/register/")
    assert answer["Location"] == "/en/experiments/happy-parking/registration/"
    done = Registration.objects.get()
    assert done.is_registered
    assert (done.metric_form, done.metric_field) == ("diary", "minutes")
    assert (done.target, done.publication_purpose) == (8, "photos")


def test_unfinished_draft_is_kept_and_says_what_is_missing(organiser, draft):
    send(
        organiser,
        "registration/edit/hypothesis/",
        {"hypothesis_en": "Only English", "hypothesis_ko": "", "hypothesis_th": ""},
    )
    draft.refresh_from_db()
    assert draft.hypothesis == {"en": "Only English", "ko": "", "th": ""}
    page = main_of(organiser.get(BASE + "registration/"))
    assert "hypothesis in 한국어, ไทย" in page
    assert "registration/register/" not in page
    answer = organiser.post(BASE + "registration/register/")
    assert "hypothesis in 한국어, ไทย" in main_of(answer)
    draft.refresh_from_db()
    assert not draft.is_registered


def test_nothing_typed_is_lost_when_something_is_wrong(organiser, draft):
    answer = organiser.post(
        BASE + "registration/edit/metric/",
        METRIC | said("metric", "Other words") | {"target": "eight"},
    )
    page = main_of(answer)
    assert answer.status_code == 200
    assert 'value="eight"' in page
    assert 'value="Other words"' in page
    draft.refresh_from_db()
    assert (draft.metric["en"], draft.target) == ("Other words", 8)


def test_save_and_go_on_leads_to_the_next_section(organiser, draft):
    data = said("hypothesis", "x") | {"next": ""}
    answer = send(organiser, "registration/edit/hypothesis/", data)
    assert answer["Location"] == BASE + "registration/edit/metric/"
    answer = send(organiser, "registration/edit/hypothesis/", said("hypothesis", "x"))
    assert answer["Location"] == BASE + "registration/"


def test_reason_is_asked_of_changes_only(organiser, experiment):
    complete = complete_draft(experiment)
    assert organiser.get(BASE + "registration/edit/reason/").status_code == 404
    complete.delete()
    registered(experiment)
    send(organiser, "registration/draft/")
    assert organiser.get(BASE + "registration/edit/reason/").status_code == 200
    assert "reason for the change" in main_of(organiser.get(BASE + "registration/"))
    send(organiser, "registration/edit/reason/", said("reason", "Because."))
    send(organiser, "registration/register/")
    assert experiment.registrations.registered().count() == 2


def test_draft_can_be_deleted_and_a_registration_cannot(organiser, experiment):
    registered(experiment)
    assert organiser.get(BASE + "registration/discard/").status_code == 404
    send(organiser, "registration/draft/")
    send(organiser, "registration/discard/")
    assert [each.number for each in experiment.registrations.all()] == [1]


def test_registered_protocol_has_no_building_pages(organiser, experiment):
    form = registered(experiment).forms.get()
    field = form.fields.first()
    for address in (
        "protocol/",
        f"protocol/forms/{form.pk}/",
        f"protocol/forms/{form.pk}/preview/",
        f"protocol/forms/{form.pk}/fields/new/",
        f"protocol/fields/{field.pk}/",
        f"protocol/fields/{field.pk}/delete/",
    ):
        assert organiser.get(BASE + address).status_code == 404, address


def test_parts_of_another_experiment_are_not_reached(organiser, draft):
    other = complete_draft(ExperimentFactory()).forms.get()
    for address in (
        f"protocol/forms/{other.pk}/",
        f"protocol/fields/{other.fields.first().pk}/delete/",
    ):
        assert organiser.post(BASE + address).status_code == 404
    assert other.fields.count() == 2


def keys(draft):
    return [each.key for each in draft.forms.get().ordered_fields()]


def test_fields_move_and_go(organiser, draft):
    minutes = ProtocolField.objects.get(key="minutes")
    send(organiser, f"protocol/fields/{minutes.pk}/move/down/")
    assert keys(draft) == ["found", "minutes"]
    send(organiser, f"protocol/fields/{minutes.pk}/move/down/")
    assert keys(draft) == ["found", "minutes"]
    send(organiser, f"protocol/fields/{minutes.pk}/move/up/")
    assert keys(draft) == ["minutes", "found"]
    send(organiser, f"protocol/fields/{minutes.pk}/delete/")
    assert keys(draft) == ["found"]
    send(organiser, f"protocol/forms/{draft.forms.get().pk}/delete/")
    assert not draft.forms.exists()


CHOICE = said("label", "Where?") | {"key": "where", "kind": "choice", "decimals": 0}


def add_field(client, draft, **data):
    form = draft.forms.get()
    return client.post(f"{BASE}protocol/forms/{form.pk}/fields/new/", CHOICE | data)


def test_choices_are_one_line_each(organiser, draft):
    lines = "near | Near home | 집 근처 | ใกล้บ้าน\n\nfar | Far | 멀리 | ไกล\n"
    assert add_field(organiser, draft, choices=lines).status_code == 302
    field = ProtocolField.objects.get(key="where")
    near = {"en": "Near home", "ko": "집 근처", "th": "ใกล้บ้าน"}
    assert field.choices[0] == {"key": "near", "words": near}
    page = main_of(organiser.get(f"{BASE}protocol/fields/{field.pk}/"))
    assert "near | Near home | 집 근처 | ใกล้บ้าน\nfar | Far | 멀리 | ไกล" in page


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (
            {"choices": "near | Near home"},
            "Line 1: write the key and its words in English, Korean and Thai",
        ),
        ({"choices": "a | A | A | A\na | B | B | B"}, "Line 2: the key “a” is there"),
        (
            {"choices": "a | A | A | A\n-b | B | B | B"},
            "Line 2: the key “-b” must begin with a letter or digit: spreadsheets take",
        ),
        ({"choices": "=b | B | B | B"}, "Line 1: the key “=b” must begin with"),
        ({"choices": "@b | B | B | B"}, "Line 1: the key “@b” must begin with"),
        ({"choices": "+b | B | B | B"}, "Line 1: the key “+b” must begin with"),
        ({"key": "-found"}, "the key “-found” must begin with a letter or digit"),
        ({"choices": "a b | A | A | A"}, "Line 1: the key “a b” may have letters"),
        ({"choices": "a | A |  | A"}, "Line 1: the words are missing in a language."),
        ({"choices": "a | A | A | A"}, "A list needs at least two choices."),
        ({"choices": ""}, "A list needs at least two choices."),
        ({"kind": "text", "unit": "min"}, "Only numbers have a unit and a range."),
        ({"kind": "text", "choices": "a | A | A | A"}, "Only lists have choices."),
        (
            {"kind": "number", "minimum": "5", "maximum": "5"},
            "This must be above the smallest value.",
        ),
        ({"kind": "text", "key": "minutes"}, "“minutes” is taken."),
        ({"kind": "text", "purpose": "nowhere"}, "Select a valid choice."),
    ],
)
def test_faults_of_a_field_are_clear_and_keep_what_was_typed(
    organiser, draft, data, fault
):
    answer = add_field(organiser, draft, **data)
    page = main_of(answer)
    assert answer.status_code == 200
    assert fault in page
    assert 'value="Where?"' in page
    assert keys(draft) == ["minutes", "found"]


def test_purposes_are_those_of_the_consent(organiser, draft):
    form = draft.forms.get()
    page = main_of(organiser.get(f"{BASE}protocol/forms/{form.pk}/fields/new/"))
    assert 'value="place"' in page
    assert 'value="photos"' in page


@pytest.mark.parametrize("kind", FieldKind)
def test_preview_shows_every_kind(organiser, draft, kind):
    lists = {FieldKind.CHOICE, FieldKind.CHOICES}
    choices = [choice("a", "Apple"), choice("b", "Pear")] if kind in lists else []
    form = draft.forms.get()
    field = ProtocolFieldFactory(form=form, key="more", kind=kind, choices=choices)
    page = main_of(organiser.get(f"{BASE}protocol/forms/{form.pk}/preview/"))
    assert "How many minutes did you look for a place?" in page
    assert ("Apple" in page) == bool(choices)
    assert PreviewForm([field]).fields["more"].disabled


def test_organiser_is_told_that_an_open_experiment_is_not_registered(
    organiser, experiment
):
    page = main_of(organiser.get(BASE + "registration/"))
    assert "People can join this experiment, but it is not registered." in page
    registered(experiment)
    page = main_of(organiser.get(BASE + "registration/"))
    assert "but it is not registered" not in page
