"""A real browser in front of the real application."""

import os
import shutil
import socket
import threading
import time
from uuid import uuid4

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import override_settings

from tests.demo_park import planted_once, served
from tests.factories.experiments import join
from tests.factories.filling_in import running
from tests.factories.home import ExperimentPageFactory, opened_park

from .phone import LANGUAGES, PHONE, Phone
from .sessions import session_of
from .watch import Watch

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


@pytest.fixture
def participation(live_site, resident):
    """Somebody who takes part in a running experiment with one question of every kind."""
    opened_park()
    experiment = running("happy-parking")
    key = uuid4()
    for language in LANGUAGES:
        ExperimentPageFactory(
            experiment=experiment, language=language, translation_key=key
        )
    return join(experiment, resident)


@pytest.fixture
def phone(live_site, browser, browser_context_args):
    phones = []

    def arrive(language="en", script=True, **settings):
        context = browser.new_context(
            **{**browser_context_args, **PHONE, **settings},
            java_script_enabled=script,
        )
        context.set_default_timeout(10_000)
        phones.append(Phone(context, live_site, language))
        return phones[-1]

    yield arrive
    for each in phones:
        each.context.close()
    for each in phones:
        each.watch.check()
