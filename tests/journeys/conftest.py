"""A real browser in front of the real application."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from uuid import uuid4

import pytest
import uvicorn
from django.conf import settings
from django.test import override_settings

from tests.demo_park import ROOT, planted_once, served
from tests.factories.experiments import join
from tests.factories.filling_in import running
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.scheduling import looks_at_the_served_one

from .looking import faults_of, violations
from .person import SMALL, Looks, Person
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
    "--lang=en-US",
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
        "service_workers": "block",  # whoever tests the application on the device lets it in
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
        application.application_mapping["http"].pages,  # behind what is live
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


@pytest.fixture(scope="session", autouse=True)
def _park_is_being_planted(request):
    """By a process of its own, while tests run that do not look at it."""
    is_first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    if not is_first or not any(map(looks_at_the_served_one, request.session.items)):
        yield
        return
    with subprocess.Popen([sys.executable, "-m", "tests.demo_park"], cwd=ROOT):
        yield


@pytest.fixture(scope="session")
def demo_site():
    """The address of the demonstration park, served by a process of its own. Shared by all tests: read only."""
    with served(planted_once()) as (address, _process):
        yield address


@pytest.fixture
def axe():
    """``axe(page)`` fails with the rule and the place of everything that shuts somebody out."""

    def checking(page):
        assert violations(page) == []

    return checking


@pytest.fixture
def visit(browser, browser_context_args):
    contexts = []

    def begin(**settings):
        context = browser.new_context(**{**browser_context_args, **settings})
        contexts.append(context)
        page = context.new_page()
        page.watch = Watch(context)
        page.watch.allow("status of 404")
        return page

    yield begin
    for context in contexts:
        context.close()


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


@pytest.fixture
def people(live_site, browser, browser_context_args):
    """``people(language)`` gives ``somebody(user)``: each with a browser of their own, and none may complain."""
    met = []

    def of(language):
        looks = Looks(language, faults_of)

        def somebody(user=None, script=True, screen=SMALL):
            context = browser.new_context(
                **{**browser_context_args, "viewport": screen},
                java_script_enabled=script,
                reduced_motion="reduce",
            )
            context.set_default_timeout(10_000)
            met.append(Person(context, live_site, language, looks))
            return met[-1].sign_in(user) if user else met[-1]

        return somebody

    yield of
    for each in met:
        each.context.close()
    for each in met:
        each.watch.check()
    assert not any(each.looks.faults for each in met), "\n".join(
        fault for looks in {each.looks for each in met} for fault in looks.faults
    )
