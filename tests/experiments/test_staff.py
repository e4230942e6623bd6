"""The record and its consent texts in the editors' rooms."""

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse

from accounts.actions import sync_roles
from accounts.forms.people import PeopleField
from experiments.forms.records import ConsentVersionForm, ExperimentForm
from experiments.models import ConsentVersion, Experiment
from experiments.wagtail_hooks import ConsentViewSet, ExperimentViewSet
from tests.factories.accounts import sign_in
from tests.factories.experiments import ConsentVersionFactory, ready_experiment

pytestmark = pytest.mark.django_db
SQUARE = [[127.0, 37.5], [127.1, 37.5], [127.1, 37.6], [127.0, 37.6], [127.0, 37.5]]
NO_INLINES = {
    f"{name}-{part}": value
    for name in ("eligibility_questions", "purposes")
    for part, value in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0))
}


@pytest.fixture
def experiment():
    return ready_experiment(slug="happy-parking")


@pytest.fixture
def staff(client, manager):
    sync_roles()
    sign_in(client, manager)
    return client


def edit_address(viewset, row) -> str:
    return reverse(viewset(viewset.name).get_url_name("edit"), args=[row.pk])


def in_languages(name: str, words: str) -> dict:
    return {f"{name}_{code}": f"{words} {code}" for code in ("en", "ko", "th")}


def experiment_data(experiment: Experiment, **changes) -> dict:
    data = {
        key: value
        for key, value in model_to_dict(experiment).items()
        if value is not None and not isinstance(value, dict | list)
    }
    for name in ("name", "question", "place", "who_may_join", "asked", "offered"):
        data |= in_languages(name, name)
    for name in ("risks", "responsible"):
        data |= in_languages(name, name)
    return {**data, **NO_INLINES, **changes}


def test_edit_saves_access_and_organisers(staff, experiment, resident):
    data = experiment_data(
        experiment, access=["step-free"], organisers=f" {resident.email.upper()} \n"
    )
    response = staff.post(edit_address(ExperimentViewSet, experiment), data)
    assert response.status_code == 302
    experiment.refresh_from_db()
    assert experiment.access == ["step-free"]
    assert list(experiment.organisers.all()) == [resident]
    assert experiment.name["ko"] == "name ko"


def test_new_experiment_comes_with_its_forum(staff, experiment):
    data = experiment_data(experiment, slug="quiet-street")
    assert staff.post(reverse("experiment_records:add"), data).status_code == 302
    forum = Experiment.objects.get(slug="quiet-street").forum
    assert (forum.slug, forum.name["ko"]) == ("quiet-street", "name ko")


def test_renamed_experiment_renames_its_forum(staff, experiment):
    data = experiment_data(experiment, **in_languages("name", "renamed"))
    staff.post(edit_address(ExperimentViewSet, experiment), data)
    experiment.refresh_from_db()
    assert experiment.forum.name["th"] == "renamed th"


def test_edit_slug_and_capacity_stay(staff, experiment):
    data = experiment_data(experiment, slug="another", capacity=99)
    staff.post(edit_address(ExperimentViewSet, experiment), data)
    experiment.refresh_from_db()
    assert (experiment.slug, experiment.capacity) == ("happy-parking", 10)


def test_edit_unknown_organiser_is_named(staff, experiment):
    data = experiment_data(experiment, organisers="nobody@example.org")
    response = staff.post(edit_address(ExperimentViewSet, experiment), data)
    assert response.context["form"].errors["organisers"] == [
        "Nobody signs in with: nobody@example.org."
    ]


@pytest.mark.parametrize(
    ("area", "is_fine"),
    [
        ({"type": "Polygon", "coordinates": [SQUARE]}, True),
        ({"type": "Point", "coordinates": [127, 37.5]}, False),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 0]]]}, False),
        ("text", False),
    ],
)
def test_form_area_is_a_polygon_within_seoul(experiment, area, is_fine):
    form = ExperimentForm.__new__(ExperimentForm)
    form.cleaned_data = {"area": area}
    if is_fine:
        assert form.clean_area() == area
    else:
        with pytest.raises(Exception, match="not a GeoJSON polygon"):
            form.clean_area()


def test_people_field_shows_addresses(resident):
    assert PeopleField().prepare_value([resident]) == resident.email


def test_consent_new_version_gets_the_next_number(staff, experiment):
    data = {
        "experiment": experiment.pk,
        **in_languages("introduction", "Who asks"),
        **in_languages("retention", "A year"),
        "purposes-TOTAL_FORMS": 1,
        "purposes-INITIAL_FORMS": 0,
        "purposes-0-key": "place",
        "purposes-0-ORDER": 1,
        **in_languages("purposes-0-text", "To use it"),
        **in_languages("purposes-0-consequence", "Nothing"),
    }
    response = staff.post(reverse("consents:add"), data)
    assert response.status_code == 302
    version = experiment.consent_versions.get(number=2)
    assert not version.is_published
    assert version.purposes.get().text["th"] == "To use it th"


def test_consent_published_is_only_read(staff, experiment):
    version = experiment.current_consent()
    for name in ("edit", "delete"):
        response = staff.post(reverse(f"consents:{name}", args=[version.pk]), {})
        assert response.url == reverse("consents:inspect", args=[version.pk])
    assert ConsentVersion.objects.filter(pk=version.pk).exists()


def test_consent_publish_asks_and_then_freezes(staff, experiment):
    version = ConsentVersionFactory(experiment=experiment, published_at=None)
    address = reverse("experiments_consent_publish", args=[version.pk])
    assert staff.get(address).status_code == 200
    version.refresh_from_db()
    assert not version.is_published
    staff.post(address)
    version.refresh_from_db()
    assert version.is_published


def test_experiment_is_never_deleted(staff, experiment):
    response = staff.post(reverse("experiment_records:delete", args=[experiment.pk]))
    assert response.status_code == 302
    assert Experiment.objects.filter(pk=experiment.pk).exists()


@pytest.mark.parametrize("name", ["experiment_records:index", "consents:index"])
def test_residents_have_no_such_rooms(client, resident, name):
    sync_roles()
    sign_in(client, resident)
    assert client.get(reverse(name)).status_code in (302, 403)


@pytest.mark.parametrize("form", [ExperimentForm, ConsentVersionForm])
def test_every_field_says_what_it_is_for(form, experiment):
    viewset = ExperimentViewSet if form is ExperimentForm else ConsentViewSet
    bound = viewset(viewset.name).get_form_class()(instance=viewset.model())
    silent = [name for name, field in bound.fields.items() if not field.help_text]
    for formset in bound.formsets.values():
        silent += [
            name
            for name, field in formset.empty_form.fields.items()
            if not field.help_text and name not in ("id", "ORDER", "DELETE")
        ]
    assert silent == []


def test_published_text_is_read_with_its_purposes(staff, experiment):
    version = experiment.current_consent()
    address = reverse(
        ConsentViewSet("consents").get_url_name("inspect"), args=[version.pk]
    )
    text = staff.get(address).content.decode()
    for purpose in version.ordered_purposes():
        assert str(purpose.text) in text
        assert str(purpose.consequence) in text
    assert "Required purpose" in text
    assert f"/consents/edit/{version.pk}/" not in text
