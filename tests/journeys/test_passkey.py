"""A passkey, from adding it to signing in with it alone, in a browser with an authenticator."""

import pytest
from allauth.mfa.models import Authenticator

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def authenticator(page):
    """A telephone that knows its owner's finger, as the browser sees it."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    protocol.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return protocol


@pytest.fixture
def keeper(live_site):
    """A resident without a password, who may add a passkey at once."""
    user = UserFactory(email="keeper@example.org", display_name="Keeper")
    user.set_unusable_password()
    user.save()
    return user


def add_passkey(page, live_site):
    page.goto(f"{live_site}/en/account/2fa/webauthn/add/")
    page.get_by_label("A name for this device").fill("My telephone")
    page.get_by_role("button", name="Add this device").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()


def test_passkey_is_added_and_opens_the_door_alone(
    live_site, page, sign_in, authenticator, keeper, axe
):
    sign_in(page, keeper, second_factor=False)
    add_passkey(page, live_site)
    axe(page)
    assert Authenticator.objects.filter(user=keeper, type="webauthn").count() == 1
    page.context.clear_cookies()
    page.goto(f"{live_site}/en/account/login/?next=/en/me/profile/")
    axe(page)
    page.get_by_role("button", name="Use my passkey").click()
    page.get_by_role("heading", name="My profile").wait_for()
    assert page.url == f"{live_site}/en/me/profile/"


def test_passkey_is_the_second_proof_after_a_code(
    live_site, page, sign_in, authenticator, keeper, mailoutbox
):
    sign_in(page, keeper, second_factor=False)
    add_passkey(page, live_site)
    page.context.clear_cookies()
    page.goto(f"{live_site}/en/account/login/")
    page.get_by_label("E-mail address").first.fill(keeper.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_role("heading", name="Type the code").wait_for()
    code = mailoutbox[-1].body.split("    ")[1][:6]
    page.get_by_label("Code").fill(code)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="One more proof").wait_for()
    page.goto(f"{live_site}/en/me/")
    page.get_by_role(
        "heading", name="One more proof"
    ).wait_for()  # a code opens nothing
    page.get_by_role("button", name="Use my passkey").click()
    page.get_by_role("heading", name="My park").wait_for()
    assert page.url == f"{live_site}/en/me/"


def test_door_opens_by_keyboard_alone(live_site, page, keeper, mailoutbox):
    page.goto(f"{live_site}/en/account/login/")
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "id_email":
            break
    page.keyboard.type(keeper.email)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Type the code").wait_for()
    assert [letter.to for letter in mailoutbox] == [[keeper.email]]


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_shut_nobody_out(live_site, page, sign_in, keeper, axe, width):
    def look():
        """With all of the page in sight: nothing is under the bars."""
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": height})
        axe(page)

    page.set_viewport_size({"width": width, "height": 1000})
    for language in ("en", "ko", "th"):
        page.context.clear_cookies()
        for door in ("login", "signup", "password/reset"):
            page.goto(f"{live_site}/{language}/account/{door}/")
            look()
        sign_in(page, keeper, second_factor=False)
        for mine in (
            "me",
            "me/profile",
            "me/export",
            "me/erase",
            "account/2fa",
            "account/sessions",
            "account/email",
        ):
            page.goto(f"{live_site}/{language}/{mine}/")
            look()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_door_without_javascript_says_so_about_passkeys(live_site, browser, keeper):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_site}/en/account/login/")
    assert "Passkeys need JavaScript" in page.content()
    page.get_by_label("E-mail address").first.fill(keeper.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_role("heading", name="Type the code").wait_for()
    context.close()
