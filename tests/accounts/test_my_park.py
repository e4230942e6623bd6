"""My park, my profile, and the demonstration's people."""

import pytest
from django.urls import reverse

from accounts.actions import create_demo_people
from accounts.demo import DEMO_PEOPLE
from accounts.districts.models import District
from accounts.models import Profile, User
from accounts.permissions import has_second_factor, staff_only
from innovation_park.lib.translated import Translated
from tests.factories.accounts import sign_in

PAGES = ["me", "profile", "export", "erase"]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_for_the_signed_in_and_asks_first(client, db, name):
    url = reverse(f"accounts:{name}")
    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize("name", ["me", "profile", "export"])
def test_page_is_never_stored(client, resident, name):
    sign_in(client, resident)
    page = client.get(reverse(f"accounts:{name}"))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "account/2fa/",
        "account/2fa/webauthn/add/",
        "account/2fa/webauthn/",
        "account/2fa/totp/activate/",
        "account/sessions/",
        "account/email/",
        "account/password/change/",
        "account/logout/",
        "account/3rdparty/",
    ],
)
@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_pages_of_safety_open_in_every_language(client, resident, language, path):
    sign_in(client, resident)
    session = client.session
    session["account_authentication_methods"][0]["reauthenticated"] = True
    session.save()
    page = client.get(f"/{language}/{path}")
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_profile_is_prefilled_and_saved(client, resident):
    sign_in(client, resident)
    district = District.objects.create(
        code="11010", name=Translated(en="Jongno-gu"), latitude=37.5, longitude=127.0
    )
    assert (
        'value="Resident"' in client.get(reverse("accounts:profile")).content.decode()
    )
    client.post(
        reverse("accounts:profile"),
        {
            "display_name": "Neighbour of the park",
            "district": district.pk,
            "language": "th",
            "languages": ["th", "ko"],
            "access_needs": "Step-free entry",
        },
    )
    profile = Profile.objects.get(user=resident)
    assert (profile.display_name, profile.district, profile.language) == (
        "Neighbour of the park",
        district,
        "th",
    )
    assert (profile.languages, profile.access_needs) == (
        ["th", "ko"],
        "Step-free entry",
    )


def test_profile_takes_no_other_field(client, resident, neighbour):
    sign_in(client, resident)
    client.post(
        reverse("accounts:profile"),
        {
            "language": "en",
            "user": neighbour.pk,
            "is_staff": "on",
            "is_superuser": "on",
        },
    )
    resident.refresh_from_db()
    assert (resident.is_staff, resident.is_superuser) == (False, False)
    assert Profile.objects.get(user=neighbour).display_name == "Neighbour"


def test_profile_with_a_wrong_language_keeps_what_was_typed(client, resident):
    sign_in(client, resident)
    page = client.post(
        reverse("accounts:profile"), {"language": "xx", "access_needs": "A ramp"}
    )
    assert page.status_code == 200
    assert "A ramp" in page.content.decode()


@pytest.mark.parametrize("slug", DEMO_PEOPLE)
def test_demonstration_signs_in_with_one_press(client, db, slug):
    create_demo_people()
    answer = client.post(reverse("accounts:demo-sign-in"), {"role": slug})
    assert answer.url == reverse("accounts:me")
    page = client.get(reverse("accounts:me"))
    assert DEMO_PEOPLE[slug].display_name in page.content.decode()
    assert has_second_factor(page.wsgi_request)


def test_demonstration_continues_in_place(client, db):
    create_demo_people()
    url = reverse("accounts:demo-sign-in")
    assert (
        client.post(url, {"role": "resident", "next": "/ko/news/"}).url == "/ko/news/"
    )
    client.logout()
    away = {"role": "resident", "next": "https://evil.example/"}
    assert client.post(url, away).url == reverse("accounts:me")


def test_demonstration_is_offered_in_the_demonstration_only(client, db, settings):
    create_demo_people()
    url = reverse("account_login")
    assert 'value="park-manager"' in client.get(url).content.decode()
    settings.DEMO = False
    assert 'value="park-manager"' not in client.get(url).content.decode()
    refused = client.post(reverse("accounts:demo-sign-in"), {"role": "resident"})
    assert refused.status_code == 404


def test_demonstration_proof_counts_in_the_demonstration_only(client, db, settings):
    create_demo_people()
    client.post(reverse("accounts:demo-sign-in"), {"role": "park-manager"})
    assert client.get("/admin/").status_code == 200
    settings.DEMO = False
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("role", ["", "nobody", "resident'--"])
def test_demonstration_knows_only_its_people(client, db, role):
    create_demo_people()
    url = reverse("accounts:demo-sign-in")
    assert client.post(url, {"role": role}).status_code == 404
    assert client.get(url).status_code == 405


def test_demonstration_people_are_made_once_and_have_no_password(db):
    first = create_demo_people()
    assert create_demo_people() == first
    assert User.objects.count() == len(DEMO_PEOPLE) == 10
    assert not any(user.has_usable_password() for user in first.values())


def test_staff_view_asks_in_order(rf, client, resident, manager):
    view = staff_only("experiments.manage_experiment")(lambda request: "inside")
    sign_in(client, manager, second_factor=False)
    request = client.get(reverse("accounts:me")).wsgi_request
    assert view(request).url.startswith(reverse("accounts:second-factor"))
    sign_in(client, manager)
    assert view(client.get(reverse("accounts:me")).wsgi_request) == "inside"


def test_page_of_the_second_factor_leads_on_when_given(client, manager):
    sign_in(client, manager)
    url = reverse("accounts:second-factor")
    assert client.get(f"{url}?next=/admin/").url == "/admin/"
    assert client.get(f"{url}?next=//evil.example/").url == reverse("accounts:me")
