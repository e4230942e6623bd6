"""The editors' desk: who comes in, with which proof, and people and settings there."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from tests.accounts.test_sign_in import totp_now
from tests.factories.accounts import sign_in

pytestmark = pytest.mark.django_db

DESK = "/admin/"
STAFF = ["reviewer", "officer", "editor", "moderator", "manager", "administrator"]


def test_desk_asks_a_visitor_to_sign_in_at_the_same_door(client, db):
    page = client.get(DESK, follow=True)
    assert page.redirect_chain[-1][0] == "/en/account/login/?next=%2Fadmin%2F"


@pytest.mark.parametrize("person", ["resident", "founder"])
def test_desk_refuses_who_does_not_work_for_the_park(client, request, person):
    sign_in(client, request.getfixturevalue(person))
    assert client.get(DESK).status_code == 403


@pytest.mark.parametrize("person", STAFF)
def test_desk_opens_with_a_second_factor(client, request, person):
    sign_in(client, request.getfixturevalue(person))
    assert client.get(DESK).status_code == 200


@pytest.mark.parametrize("person", STAFF)
def test_desk_asks_for_the_second_factor(client, request, person):
    sign_in(client, request.getfixturevalue(person), second_factor=False)
    page = client.get(f"{DESK}pages/")
    assert page.url == f"{reverse('accounts:second-factor')}?next=%2Fadmin%2Fpages%2F"
    assert client.post(f"{DESK}pages/").url == reverse("accounts:second-factor")
    words = client.get(page.url).content.decode()
    assert "Set up an authenticator app" in words


def test_second_factor_of_another_session_does_not_count(client, manager, editor):
    sign_in(client, manager)
    session = client.session
    session["account_authentication_methods_user"] = str(editor.pk)
    session.save()
    assert client.get(DESK).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_is_the_proof(client, manager):
    manager.set_unusable_password()
    manager.save()
    sign_in(client, manager, second_factor=False)
    page = client.get(reverse("mfa_activate_totp"))
    code = totp_now(page.context["form"].secret)
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert Authenticator.objects.filter(user=manager, type="totp").exists()
    assert client.get(DESK).status_code == 200


def test_app_is_asked_again_in_a_session_without_it(visitor, manager):
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(manager, secret)
    sign_in(visitor.client, manager, second_factor=False)
    page = visitor.get(visitor.get(DESK).url)
    assert f"{reverse('mfa_reauthenticate')}?next=%2Fadmin%2F" in page.content.decode()
    done = visitor.post(
        reverse("mfa_reauthenticate"), {"code": totp_now(secret), "next": DESK}
    )
    assert done.url == DESK
    assert visitor.get(DESK).status_code == 200


def test_role_taken_away_is_gone_at_once(client, manager):
    sign_in(client, manager)
    assert client.get(DESK).status_code == 200
    manager.groups.clear()
    assert client.get(DESK).status_code == 403


def test_administrator_makes_a_person_by_address(client, administrator):
    sign_in(client, administrator)
    editors = Group.objects.get(name=Role.EDITOR.value)
    page = client.post(
        reverse("wagtailusers_users:add"),
        {
            "email": "New@Example.org",
            "display_name": "Newcomer",
            "language": "ko",
            "groups": [editors.pk],
        },
    )
    assert page.status_code == 302
    person = User.objects.get(email="new@example.org")
    assert (person.profile.display_name, person.profile.language) == ("Newcomer", "ko")
    assert person.roles == {Role.EDITOR}
    assert not person.has_usable_password()


def test_administrator_changes_a_person(client, administrator, resident):
    sign_in(client, administrator)
    url = reverse("wagtailusers_users:edit", args=[resident.pk])
    assert "Resident" in client.get(url).content.decode()
    client.post(
        url, {"email": "other@example.org", "display_name": "Other", "language": "th"}
    )
    resident.refresh_from_db()
    assert (resident.email, resident.is_active) == ("other@example.org", False)
    assert not EmailAddress.objects.filter(user=resident).exists()


def test_list_of_people_and_settings_open(client, administrator, resident):
    sign_in(client, administrator)
    assert (
        "Resident" in client.get(reverse("wagtailusers_users:index")).content.decode()
    )
    assert (
        client.get(reverse("wagtailusers_users:index") + "?q=resid").status_code == 200
    )
    assert client.get(reverse("wagtailadmin_account")).status_code == 200


def test_settings_of_the_desk_are_saved(client, editor):
    sign_in(client, editor)
    page = client.post(
        reverse("wagtailadmin_account"),
        {
            "locale-preferred_language": "ko",
            "locale-current_time_zone": "Asia/Seoul",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
        },
    )
    assert page.status_code == 302
    assert editor.wagtail_userprofile.preferred_language == "ko"


def test_nobody_deletes_a_person_at_the_desk(client, administrator, resident):
    sign_in(client, administrator)
    url = reverse("wagtailusers_users:delete", args=[resident.pk])
    assert client.post(url).status_code == 302
    assert User.objects.filter(pk=resident.pk).exists()
