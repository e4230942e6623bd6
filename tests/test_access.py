"""Every address x method x role x own or another's object, against the declared policy."""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import get_resolver
from django.utils.translation import override

from tests.access_policy import DESK_DOORS, DESK_PREFIX, RULES, WRITTEN_BY_READING
from tests.access_readers import CAST, DESK, FLOW
from tests.access_world import World


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
    "funding_register:award",
    "funding_register:download",
    "funding:sealed",
    "funding:work-extract",
    "funding:work-extract-file",
    "funding:work-bundle-of-call",
    "funding:work-application",
    "funding:work-step",
    "funding:work-request-changes",
    "funding:work-assign",
    "funding:work-remind",
    "funding:work-conflict",
    "funding:work-conflict-lift",
    "funding:work-document",
    "funding:work-bundle",
    "media",
    "forum-picture",
    "home:event-dates",
    "home:social-card",
    "documents/<int:document_id>/<path:document_filename>",
    "wagtaildocs_serve",
    "bookings:series",
    "bookings:series-cancel",
    "bookings:series-take",
    "bookings:waiting-leave",
    "funding:document",
    "funding:document-add",
    "funding:invitation",
    "funding:organisation",
    "funding:receipt",
    "funding:receipt-json",
    "funding:receipt-pdf",
    "funding:team-member",
    "experiments:guardian",
    "experiments:conclusion",
    "funding:call-preview",
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
    "funding_reviews:review",
    "funding_reviews:review-save",
    "funding_reviews:review-file",
    "funding_reviews:answer",
    "funding_reviews:hand-in",
    "funding_reviews:tie-remove",
    "funding_reviews:desk-call",
    "funding_reviews:desk-remind",
    "funding_reviews:desk-scores",
    "funding_reviews:review-reopen",
    "funding_reviews:assign",
    "funding_reviews:plan",
    "funding_reviews:adjust",
    "funding_reviews:release",
    "funding_reviews:conflict-set",
    "funding_reviews:conflict-lift",
    "funding_reviews:copies",
    "funding_reviews:copy-add",
    "funding_reviews:copy-file",
    "funding_reviews:copy-remove",
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
    "parking:space-card",
    "parking:space-code",
    "parking:space-withdraw",
    "parking:space-photo",
    "parking:space-photo-move",
    "parking:space-photo-remove",
    "parking:desk-space",
    "parking:desk-proof",
    "parking:desk-dispute",
    "parking:occupied-photo",
    "spaces:request-take-back",
    "spaces:manage-day",
    "spaces:manage-photo",
    "spaces:manage-photo-move",
    "spaces:manage-photo-delete",
    "spaces:manage-repair",
    "spaces:round-file",
    "funding_decisions:ranking",
    "funding_decisions:ranking-file",
    "funding_decisions:draw-hold",
    "funding_decisions:decide",
    "funding_decisions:rulings",
    "funding_decisions:ruling-undo",
    "funding_decisions:ruling-hurry",
    "funding_decisions:meetings",
    "funding_decisions:meeting-new",
}


def test_every_address_is_declared():
    assert sorted({name for _route, name in SITE if name not in RULES}) == []


@pytest.mark.parametrize("who", CAST)
def test_addresses_keep_their_rules(world, who):
    found = [fault for route, name in SITE for fault in faults(world, who, route, name)]
    assert not found, "\n".join(found)


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


@pytest.mark.once
@pytest.mark.parametrize("who", ["anonymous", "organiser", "founder"])
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
