"""The doors, each gone through by a browser without JavaScript."""

import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from django.urls import reverse
from structlog.testing import capture_logs

from accounts.models import User
from tests.factories.accounts import PASSWORD

HERE = "/en/experiments/happy-parking/join/"


def totp_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_code_by_email_signs_in_and_continues_in_place(visitor, resident):
    session = visitor.client.session
    session["join:happy-parking"] = {"age": "yes"}
    session.save()
    asked = visitor.post(
        reverse("account_request_login_code"), {"email": resident.email, "next": HERE}
    )
    done = visitor.post(asked.url, {"code": visitor.code, "next": HERE})
    assert (done.status_code, done.url) == (302, HERE)
    assert visitor.client.session["join:happy-parking"] == {"age": "yes"}
    assert visitor.is_signed_in


def test_sign_up_by_code_continues_in_place_with_nothing_lost(visitor):
    session = visitor.client.session
    session["join:happy-parking"] = {"age": "yes"}
    session.save()
    asked = visitor.post(
        reverse("account_signup"),
        {"email": "New@Example.org", "display_name": "A newcomer", "next": HERE},
    )
    assert asked.url.startswith(reverse("account_email_verification_sent"))
    done = visitor.post(asked.url, {"code": visitor.code})
    user = User.objects.get(email="new@example.org")
    assert (done.status_code, done.url) == (302, HERE)
    assert visitor.client.session["join:happy-parking"] == {"age": "yes"}
    assert (user.profile.display_name, user.profile.language) == ("A newcomer", "en")
    assert not user.has_usable_password()


def test_sign_up_in_korean_writes_in_korean(visitor):
    visitor.post("/ko/account/signup/", {"email": "new@example.org"})
    assert User.objects.get().profile.language == "ko"


def test_password_signs_in(visitor, resident):
    done = visitor.post(
        reverse("account_login"),
        {"login": resident.email, "password": PASSWORD, "next": HERE},
    )
    assert done.url == HERE


def test_wrong_password_keeps_the_address(visitor, resident):
    page = visitor.post(
        reverse("account_login"), {"login": resident.email, "password": "not this one"}
    )
    assert page.status_code == 200
    assert f'value="{resident.email}"' in page.content.decode()
    assert not visitor.is_signed_in


def test_wrong_code_three_times_ends_the_try(visitor, resident):
    asked = visitor.post(
        reverse("account_request_login_code"), {"email": resident.email}
    )
    wrong = "000000" if visitor.code != "000000" else "111111"
    answers = [
        visitor.post(asked.url, {"code": wrong}).status_code for _try in range(3)
    ]
    assert answers == [200, 200, 302]
    assert visitor.post(asked.url, {"code": visitor.code}).url.startswith(
        reverse("account_request_login_code")
    )
    assert not visitor.is_signed_in


def test_code_works_once(visitor, resident):
    asked = visitor.post(
        reverse("account_request_login_code"), {"email": resident.email}
    )
    code = visitor.code
    visitor.post(asked.url, {"code": code})
    visitor.post(reverse("account_logout"))
    again = visitor.post(reverse("account_confirm_login_code"), {"code": code})
    assert again.status_code == 302
    assert not visitor.is_signed_in


def test_code_expires_after_ten_minutes(visitor, resident):
    with time_machine.travel("2026-11-22 09:00", tick=False) as now:
        asked = visitor.post(
            reverse("account_request_login_code"), {"email": resident.email}
        )
        code = visitor.code
        now.shift(601)
        visitor.post(asked.url, {"code": code})
    assert not visitor.is_signed_in


def test_authenticator_app_is_asked_for_after_the_code(visitor, resident):
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(resident, secret)
    asked = visitor.post(
        reverse("account_request_login_code"), {"email": resident.email, "next": HERE}
    )
    second = visitor.post(asked.url, {"code": visitor.code, "next": HERE})
    assert second.url.startswith(reverse("mfa_authenticate"))
    assert not visitor.is_signed_in
    done = visitor.post(second.url, {"code": totp_now(secret)})
    assert done.url == HERE


def test_recovery_code_opens_once(visitor, resident):
    TOTP.activate(resident, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(resident).get_unused_codes()[0]
    for expected in (True, False):
        asked = visitor.post(
            reverse("account_request_login_code"), {"email": resident.email}
        )
        visitor.post(asked.url, {"code": visitor.code})
        visitor.post(reverse("mfa_authenticate"), {"code": code})
        assert visitor.is_signed_in is expected
        visitor.post(reverse("account_logout"))


def test_secret_of_the_app_is_not_stored_in_the_clear(resident):
    TOTP.activate(resident, "JBSWY3DPEHPK3PXP")
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert "JBSWY3DPEHPK3PXP" not in stored
    assert (
        Authenticator.objects.get(type="totp")
        .wrap()
        .validate_code(totp_now("JBSWY3DPEHPK3PXP"))
    )


def test_password_reset_by_code(visitor, resident):
    asked = visitor.post(reverse("account_reset_password"), {"email": resident.email})
    confirmed = visitor.post(asked.url, {"code": visitor.code})
    new = "an even longer walk in the park"
    visitor.post(confirmed.url, {"password1": new, "password2": new})
    resident.refresh_from_db()
    assert resident.check_password(new)
    assert mail.outbox[-1].subject == "Your password has changed"


def test_new_session_after_signing_in(visitor, resident):
    session = visitor.client.session
    session["anything"] = 1
    session.save()
    before = session.session_key
    visitor.post(
        reverse("account_login"), {"login": resident.email, "password": PASSWORD}
    )
    assert visitor.client.session.session_key != before


def test_other_sessions_end_with_a_new_password(visitor, resident):
    elsewhere = Client()
    elsewhere.force_login(resident)
    resident.set_password("an even longer walk in the park")
    resident.save()
    assert elsewhere.get(reverse("accounts:me")).status_code == 302


def test_closed_account_is_signed_out_at_once(client, resident):
    client.force_login(resident)
    User.objects.filter(pk=resident.pk).update(is_active=False)
    assert client.get(reverse("accounts:me")).status_code == 302


def test_sign_in_page_of_somebody_signed_in_leads_on(client, resident):
    client.force_login(resident)
    assert client.get(f"{reverse('account_login')}?next={HERE}").url == HERE


@pytest.mark.parametrize("language", ["en", "ko", "th"])
@pytest.mark.parametrize("name", ["login", "signup", "login/code", "password/reset"])
def test_doors_open_in_every_language(client, db, language, name):
    page = client.get(f"/{language}/account/{name}/")
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_stopping_a_sign_up_leads_back_and_the_address_still_opens(visitor):
    visitor.post(reverse("account_signup"), {"email": "new@example.org"})
    back = reverse("account_signup")
    assert visitor.post(reverse("account_logout"), {"next": back}).url == back
    asked = visitor.post(
        reverse("account_request_login_code"), {"email": "new@example.org"}
    )
    visitor.post(asked.url, {"code": visitor.code})
    assert visitor.is_signed_in


def test_services_are_offered_when_their_key_is_given(client, db, settings):
    page = client.get(reverse("account_login")).content.decode()
    assert "With an account elsewhere" not in page
    settings.SOCIALACCOUNT_PROVIDERS = {
        name: {"APPS": [{"client_id": "id", "secret": "secret"}]}
        for name in ("google", "kakao", "naver")
    }
    page = client.get(reverse("account_login")).content.decode()
    for name in ("Google", "Kakao", "Naver"):
        assert f"Continue with {name}" in page
    leaving = client.post("/en/account/kakao/login/?process=login")
    assert leaving.url.startswith("https://kauth.kakao.com/oauth/authorize?")


def test_log_of_refusals_names_nobody(visitor, resident):
    wrong = {"login": resident.email, "password": "my other secret"}
    with capture_logs() as lines:
        visitor.post(reverse("account_login"), wrong)
    assert [line["event"] for line in lines if "sign_in" in line["event"]] == [
        "sign_in_refused"
    ]
    assert resident.email not in str(lines)
    assert "my other secret" not in str(lines)


@pytest.mark.django_db
@pytest.mark.parametrize("door", ["login", "signup", "password/reset"])
def test_door_says_what_it_is_to_who_looks_for_it(client, door):
    html = client.get(f"/en/account/{door}/").content.decode()
    said = re.findall(r'<meta name="(\w+)" content="([^"]+)">', html)
    about = "Your account in the Innovation Park: sign in, sign up, and look after how you sign in."
    assert ("description", about) in said
    assert [text for name, text in said if name == "robots"] == ["noindex"]
