import hashlib

import pytest
from django.urls import reverse

from experiments.observations.actions import create_sensor_key, revoke_sensor_key
from experiments.observations.models import SensorKey
from experiments.observations.permissions import KeyNameTaken, NoSuchForm
from experiments.permissions import NotAllowed
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import join, ready_experiment
from tests.factories.sensors import measured_experiment, with_protocol


@pytest.fixture
def organiser(db):
    return UserFactory(email="organiser@example.org", display_name="Organiser")


@pytest.fixture
def experiment(organiser):
    return measured_experiment(slug="cool-roofs", organisers=[organiser])


def address(experiment):
    return reverse("observations:keys", args=[experiment.slug])


def make(client, experiment, **fields):
    return client.post(
        address(experiment), {"form": "roof", "name": "Roof sensor 3", **fields}
    )


def test_key_is_shown_once_and_only_its_hash_is_kept(client, experiment, organiser):
    sign_in(client, organiser)
    response = make(client, experiment)
    secret = response.context["secret"]
    key = SensorKey.objects.get()
    assert secret in response.content.decode()
    assert response["Cache-Control"].count("no-store") == 1
    assert key.key_sha256 == hashlib.sha256(secret.encode()).hexdigest()
    assert (key.beginning, key.created_by) == (secret[:8], organiser)
    assert secret not in str(SensorKey.objects.values().get())
    assert secret not in client.get(address(experiment)).content.decode()


def test_key_two_in_use_have_two_names(client, experiment, organiser):
    sign_in(client, organiser)
    make(client, experiment)
    response = make(client, experiment)
    assert response.context["form"].non_field_errors() == [str(KeyNameTaken())]
    revoke_sensor_key(key=SensorKey.objects.get(), by=organiser)
    assert make(client, experiment).context["secret"]


@pytest.mark.parametrize("form", ["diary", "nothing", ""])
def test_key_for_a_form_about_people_is_not_made(client, organiser, form):
    experiment = ready_experiment(organisers=[organiser])
    with_protocol(experiment, ("diary", "participants", {"minutes": {}}))
    sign_in(client, organiser)
    assert make(client, experiment, form=form).status_code == 200
    with pytest.raises(NoSuchForm):
        create_sensor_key(experiment=experiment, form=form, name="a", by=organiser)
    assert not SensorKey.objects.exists()


def test_key_of_an_experiment_without_a_protocol_cannot_be_made(client, organiser):
    experiment = ready_experiment(organisers=[organiser])
    sign_in(client, organiser)
    assert client.get(address(experiment)).context["has_forms"] is False
    assert make(client, experiment).status_code == 200
    assert not SensorKey.objects.exists()


def test_key_is_made_and_revoked_by_organisers_only(experiment, organiser, resident):
    with pytest.raises(NotAllowed):
        create_sensor_key(experiment=experiment, form="roof", name="a", by=resident)
    key, _secret = create_sensor_key(
        experiment=experiment, form="roof", name="a", by=organiser
    )
    with pytest.raises(NotAllowed):
        revoke_sensor_key(key=key, by=resident)
    key.refresh_from_db()
    assert key.revoked_at is None


def test_revoking_asks_first_and_stays(client, experiment, organiser):
    sign_in(client, organiser)
    make(client, experiment)
    key = SensorKey.objects.get()
    page = reverse("observations:key-revoke", args=[experiment.slug, key.pk])
    assert client.get(page).status_code == 200
    key.refresh_from_db()
    assert key.revoked_at is None
    assert client.post(page).url == address(experiment)
    key.refresh_from_db()
    assert key.revoked_at is not None
    assert client.post(page).status_code == 404


def test_key_of_another_experiment_is_not_there(client, experiment, organiser):
    elsewhere = measured_experiment(organisers=[UserFactory()])
    key, _secret = create_sensor_key(
        experiment=elsewhere, form="roof", name="a", by=elsewhere.organisers.get()
    )
    sign_in(client, organiser)
    page = reverse("observations:key-revoke", args=[experiment.slug, key.pk])
    assert client.post(page).status_code == 404


@pytest.mark.parametrize("taking_part", [True, False])
def test_pages_are_not_there_for_others(client, experiment, resident, taking_part):
    if taking_part:
        join(ready_experiment(), resident)
    sign_in(client, resident)
    assert client.get(address(experiment)).status_code == 404
    assert make(client, experiment).status_code == 404


def test_pages_ask_staff_for_the_second_factor(client, experiment, manager):
    sign_in(client, manager, second_factor=False)
    assert client.get(address(experiment)).status_code == 302
    sign_in(client, manager)
    assert client.get(address(experiment)).status_code == 200


def test_keys_queries_do_not_grow(
    client, experiment, organiser, django_assert_max_num_queries
):
    for number in range(12):
        create_sensor_key(
            experiment=experiment, form="roof", name=f"s{number}", by=organiser
        )
    sign_in(client, organiser)
    with django_assert_max_num_queries(20):
        client.get(address(experiment))
