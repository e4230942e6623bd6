"""Every address x method x role x own or another's object, against the declared policy."""

import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver
from django.utils.translation import override

from accounts.roles import Role
from experiments.observations.actions import refresh_results
from innovation_park.lib import heartbeat
from tests.access_policy import (
    CAST,
    DESK,
    DESK_DOORS,
    DESK_PREFIX,
    FLOW,
    RULES,
    WRITTEN_BY_READING,
)
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.bookings import booked
from tests.factories.experiments import join, ready_experiment
from tests.factories.filling_in import sent_in_the_past
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.factories.observations import complete_draft
from tests.factories.spaces import SpaceFactory, asked, open_round

ROLES = {
    "founder": Role.STARTUP_MEMBER,
    "reviewer": Role.REVIEWER,
    "officer": Role.FOUNDATION_OFFICER,
    "editor": Role.EDITOR,
    "moderator": Role.MODERATOR,
    "manager": Role.PARK_MANAGER,
    "administrator": Role.ADMINISTRATOR,
}
WRITE = re.compile(
    r'^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)',
    re.IGNORECASE,
)
ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")


def addresses():
    """(address with its arguments, name or route) of every pattern, as the resolver has them."""
    with override("en"):
        return list(_walk(get_resolver()))


def _walk(resolver, prefix="", namespace=""):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = (
                f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )
            yield from _walk(pattern, route, inner)
        else:
            yield (
                route,
                namespace + pattern.name if pattern.name else route.removeprefix("en/"),
            )


SITE = [
    (route, name) for route, name in addresses() if not route.startswith(DESK_PREFIX)
]
DESK_ADDRESSES = [
    (route, name) for route, name in addresses() if route.startswith(DESK_PREFIX)
]


class World:
    """The cast, each with a session, around one experiment and one participation in it."""

    def __init__(self):
        opened_park()
        self.people = {
            name: UserFactory(
                email=f"{name}@example.org",
                roles=[ROLES[name]] if name in ROLES else [],
            )
            for name in CAST[1:]
        }
        self.experiment = ready_experiment(
            slug="kept-apart", organisers=[self.people["organiser"]]
        )
        ExperimentPageFactory(experiment=self.experiment, slug="kept-apart")
        self.participation = join(self.experiment, self.people["resident"])
        self.space = SpaceFactory(
            resource__slug="kept-apart", resource__rules__needs_approval=True
        )
        asked(open_round(self.space, slug="kept-apart"), self.people["resident"])
        self.booking = booked(
            self.people["resident"],
            self.space.resource,
        )
        self.sessions = {
            name: sign_in(Client(), user).session.session_key
            for name, user in self.people.items()
        }
        heartbeat.beat("worker")
        self.client = Client(raise_request_exception=False)
        self.arguments = {
            "slug": "kept-apart",
            "code": self.participation.code,
            "bookings:code": self.booking.code,
            "token": "forged",
            "kind": "csv",
            "status": "running",
            "target": "running",
            "language": "en",
            "number": "1",
            "part": "metric",
            "way": "up",
            "form": "diary",
            "key": str(sent_in_the_past(self.participation).client_key),
            "field": "picture",
            "name": "dictionary",
        }
        refresh_results(experiment=self.experiment)
        complete_draft(self.experiment)

    def ask(self, who, method, address):
        """The answer; nothing that it did stays. With it, the tables that were written."""
        written = set()

        def notice(execute, sql, parameters, many, context):
            if match := WRITE.match(sql):
                written.add(match.group(1))
            return execute(sql, parameters, many, context)

        self.client.cookies.clear()
        if who != "anonymous":
            self.client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        with transaction.atomic(), connection.execute_wrapper(notice):
            response = self.client.generic(
                method, address, content_type="application/x-www-form-urlencoded"
            )
            transaction.set_rollback(True)
        return response, written

    def address(self, route):
        """The route with its arguments filled in: an object of the world, or something that is not there."""
        if route.startswith("en/^") or "(" in route:
            return "/en/" if route.startswith("en/") else "/documents/99999/none.pdf"
        filled = ARGUMENT.sub(
            lambda match: (
                self._argument(route, match.group(2))
                or ("none" if match.group(1) in ("str", "path", "slug") else "99999")
            ),
            route,
        )
        return f"/{filled}"

    def _argument(self, route, name):
        """``code`` under ``bookings/`` is a booking's, elsewhere a participation's."""
        room = route.removeprefix("en/").partition("/")[0]
        return self.arguments.get(f"{room}:{name}") or self.arguments.get(name)


@pytest.fixture
def world(db):
    return World()


NOT_AT_THE_DESK = "/en/admin/"  # what is not there is looked for among the pages, and is not there either


def outcome(response):
    if response.status_code >= 500:
        return f"fault {response.status_code}"
    if response.status_code == 405:
        return "not this method"
    if response.status_code in (403, 404) or response.get("Location", "").startswith(
        NOT_AT_THE_DESK
    ):
        return "refused"
    if (
        response.status_code in (301, 302)
        and "/login/" in urlsplit(response["Location"]).path
    ):
        return "sign in"
    return "ok"


def expected(allowed, who, readers):
    """The outcomes that keep the rule."""
    if allowed is None:
        # Whoever may not even read need not be told which methods there are.
        return (
            {"not this method"}
            if readers == FLOW or who in (readers or ())
            else {"not this method", "sign in", "refused"}
        )
    if allowed == FLOW:
        return {"ok", "sign in", "refused", "not this method"}
    if who in allowed:
        return {"ok"}
    return {"sign in", "refused"} if who == "anonymous" else {"refused"}


# Objects that the world does not have: there the right answer for those who may is that it is not there.
WITHOUT_OBJECT = {
    "media",
    "home:event-dates",
    "home:social-card",
    "documents/<int:document_id>/<path:document_filename>",
    "wagtaildocs_serve",
    "bookings:series",
    "bookings:series-cancel",
    "bookings:series-take",
    "bookings:waiting-leave",
    "experiments:guardian",
    "experiments:conclusion",
    "experiments:organise-protocol-form",
    "experiments:organise-protocol-preview",
    "experiments:organise-protocol-field-new",
    "experiments:organise-protocol-field",
    "experiments:organise-protocol-form-move",
    "experiments:organise-protocol-form-delete",
    "experiments:organise-protocol-field-move",
    "experiments:organise-protocol-field-delete",
    "observations:conclusion-publish",
    "observations:entry",
    "observations:file-continue",
    "observations:file-mapping",
    "observations:file-report",
    "observations:file-run",
    "observations:key-revoke",
    "parking:deal",
    "parking:deal-act",
    "parking:deal-book",
    "parking:deal-extend",
    "parking:deal-occupied",
    "parking:deal-rate",
    "parking:deal-dispute",
    "parking:dispute-photo",
    "parking:space",
    "parking:space-step",
    "parking:space-act",
    "parking:space-code",
    "parking:space-withdraw",
    "parking:space-photo",
    "parking:space-photo-remove",
    "parking:desk-space",
    "parking:desk-proof",
    "parking:desk-dispute",
    "parking:occupied-photo",
    "spaces:request-take-back",
    "spaces:manage-day",
    "spaces:manage-photo-delete",
    "spaces:manage-repair",
    "spaces:round-file",
}


def test_every_address_is_declared():
    assert sorted({name for _route, name in SITE if name not in RULES}) == []


@pytest.mark.parametrize("who", CAST)
def test_addresses_keep_their_rules(world, who):
    assert [
        fault for route, name in SITE for fault in faults(world, who, route, name)
    ] == []


def faults(world, who, route, name):
    rule, address = RULES[name], world.address(route)
    for method, allowed in (("GET", rule.get), ("POST", rule.post)):
        response, written = world.ask(who, method, address)
        wanted = expected(allowed, who, rule.get) | (
            {"refused"} if name in WITHOUT_OBJECT else set()
        )
        if outcome(response) not in wanted:
            yield f"{method} {address}: {outcome(response)}, not {' or '.join(sorted(wanted))}"
        unexpected = {
            table for table in written if not table.startswith(WRITTEN_BY_READING)
        }
        if method == "GET" and unexpected:
            yield f"GET {address} wrote {sorted(unexpected)}"
        if (
            who != "anonymous"
            and not rule.is_public
            and "no-store" not in response.get("Cache-Control", "")
        ):
            yield f"{method} {address}: personal, but may be stored"


@pytest.mark.parametrize(
    "method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]
)
def test_methods_nobody_declared_are_refused(world, method):
    answers = {
        route: world.ask("administrator", method, world.address(route))[0].status_code
        for route, _name in SITE
    }
    assert {route: status for route, status in answers.items() if status != 405} == {}


def is_plain(route):
    return "<" not in route and "(" not in route


@pytest.mark.parametrize("who", ["anonymous", "resident", "organiser", "founder"])
def test_desk_is_closed_as_a_whole(world, who):
    """Whatever the address and the method, also ones that are added by the next release of Wagtail."""
    open_doors = []
    for route, name in DESK_ADDRESSES:
        if name not in DESK_DOORS:
            address = re.sub(r"\(.*?\)|\^|\$|\\", "", world.address(route))
            results = {
                outcome(world.ask(who, method, address)[0])
                for method in ("GET", "POST")
            }
            if not results <= {"sign in", "refused", "not this method"}:
                open_doors.append(f"{address}: {sorted(results)}")
    assert open_doors == []


@pytest.mark.parametrize("who", sorted(DESK))
def test_desk_opens_without_a_fault_and_reading_changes_nothing(world, who):
    broken = []
    for route, name in DESK_ADDRESSES:
        if is_plain(route) and name not in DESK_DOORS:
            response, written = world.ask(who, "GET", f"/{route}")
            unexpected = {
                table for table in written if not table.startswith(WRITTEN_BY_READING)
            }
            if (
                response.status_code >= 500
                or unexpected
                or "no-store" not in response.get("Cache-Control", "")
            ):
                broken.append(
                    f"/{route}: {response.status_code} {sorted(unexpected)} {response.get('Cache-Control')}"
                )
    assert broken == []
