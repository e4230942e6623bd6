"""A real browser in front of the real application."""

import os
import shutil
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import override_settings

from tests.demo_park import planted_once, served

# The browser's own loop runs in the thread of the tests, and Django would refuse to be used beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    path = os.environ.get("PARK_BROWSER") or next(
        filter(None, map(shutil.which, BROWSERS)), None
    )
    if path is None:
        pytest.skip(
            "There is no Chromium: apt-get install chromium, or name one by PARK_BROWSER"
        )
    return {**browser_type_launch_args, "executable_path": path, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "viewport": {"width": 1280, "height": 900},
        "locale": "en-GB",
        "timezone_id": "Asia/Seoul",
    }


class Watch:
    """What a page must never do: complain, break its policy, or ask anybody but us."""

    def __init__(self, context):
        self.faults = []
        self.allowed = []
        context.on("console", self._console)
        context.on(
            "weberror", lambda error: self.faults.append(f"script error: {error.error}")
        )
        context.on("request", self._request)

    def allow(self, part):
        """This test provokes a complaint, for example the 404 of a page that is not there."""
        self.allowed.append(part)

    def _console(self, message):
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.hostname not in (
            "localhost",
            "127.0.0.1",
        ):
            self.faults.append(f"third party: {request.url}")

    def check(self):
        assert [
            fault
            for fault in self.faults
            if not any(part in fault for part in self.allowed)
        ] == []


@pytest.fixture
def watch(context):
    return Watch(context)


@pytest.fixture
def page(page, watch):
    yield page
    watch.check()


@pytest.fixture(scope="session")
def _server():
    """The ASGI application with its page cache, in a thread, on the database of the tests."""
    with override_settings(MIDDLEWARE=settings.MIDDLEWARE_WITH_STATIC_FILES):
        from innovation_park.asgi import application  # noqa: PLC0415 - after the settings

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(application, log_level="error", lifespan="off")
    )
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listening]}, daemon=True
    )
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield (
        f"http://localhost:{listening.getsockname()[1]}",
        application.application_mapping["http"],
    )
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def live_site(transactional_db, _server):
    """The address of the site on the test's own data. What a test commits is put back after it."""
    address, page_cache = _server
    page_cache.pages.clear()
    page_cache.size = 0
    return address


@pytest.fixture
def sign_in(live_site):
    """``sign_in(page, user)``: a session as after the sign-in page, with a second factor unless told otherwise."""

    def signing_in(page, user, *, second_factor=True):
        cookie = {
            "name": settings.SESSION_COOKIE_NAME,
            "value": session_of(user, second_factor),
            "url": live_site,
        }
        page.context.add_cookies([cookie])

    return signing_in


def session_of(user, second_factor=True) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    methods = [{"method": "password", "at": time.time(), "email": user.email}]
    if second_factor:
        methods.append({"method": "mfa", "at": time.time(), "type": "totp", "id": 0})
    session["account_authentication_methods"] = methods
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return session.session_key


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory):
    """The address of the demonstration park, served by a process of its own. Shared by all tests: read only."""
    with served(planted_once()) as (address, _process):
        yield address


@pytest.fixture
def axe():
    """``axe(page)`` fails with the rule and the place of everything that shuts somebody out."""

    def checking(page):
        options = {
            "resultTypes": ["violations"],
            "rules": {"target-size": {"enabled": True}},
        }
        violations = Axe().run(page, options=options).response["violations"]
        assert [_readable(page, violation) for violation in violations] == []

    return checking


def _readable(page, violation):
    places = "; ".join(
        f"{' '.join(map(str, node['target']))} [{node['html'][:120]}]"
        for node in violation["nodes"][:4]
    )
    return f"{page.url}: {violation['id']} ({violation['impact']}): {violation['help']}: {places}"
