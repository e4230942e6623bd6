"""What the addresses are tried on: one of each thing, of one resident and one organiser."""

import re

from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from accounts.roles import Role
from community.actions.ruling import rule_on
from community.enums import Deed, Measure
from community.models import Forum, Member
from community.trust import Trust
from experiments.observations.actions import refresh_results
from innovation_park.lib import heartbeat
from tests.access_readers import CAST
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.batteries import reported_gone, seen_point
from tests.factories.battery_rewards import stated
from tests.factories.bookings import booked
from tests.factories.community import log_addresses, poll_in, topic_by
from tests.factories.custody import Way, scale
from tests.factories.experiments import join, ready_experiment
from tests.factories.filling_in import sent_in_the_past
from tests.factories.funding import application_in, call_open
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.factories.moderation import held_by, sanctioned, trusted
from tests.factories.notifications import DeviceFactory, told_something
from tests.factories.observations import complete_draft
from tests.factories.packs import battery_pack
from tests.factories.spaces import SpaceFactory, asked, open_round

ROLES = {
    "founder": Role.STARTUP_MEMBER,
    "reviewer": Role.REVIEWER,
    "officer": Role.FOUNDATION_OFFICER,
    "director": Role.FOUNDATION_DIRECTOR,
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

SLUG = "kept-apart"
# Arguments for which any value of their kind will do.
ANYTHING = {
    "slug": SLUG,
    "token": "forged",
    "kind": "csv",
    "status": "running",
    "target": "running",
    "language": "en",
    "number": "1",
    "part": "metric",
    "way": "up",
    "purpose": "any",
    "size": "192",
    "form": "diary",
    "field": "picture",
    "name": "dictionary",
}


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
        self.sessions = {
            name: sign_in(Client(), user).session.session_key
            for name, user in self.people.items()
        }
        self.client = Client(raise_request_exception=False)
        self.arguments = {**ANYTHING, **self.experiment_of_the_resident()}
        self.arguments |= self.room_of_the_resident()
        self.arguments |= self.box_of_everybody()
        self.arguments |= self.batteries_on_their_way()
        self.arguments |= self.topic_of_the_resident()
        self.arguments |= log_addresses(self.people["resident"])
        self.arguments |= self.application_of_the_resident()
        self.arguments |= self.news_of_the_resident()
        self.arguments |= self.moderated()

    def experiment_of_the_resident(self) -> dict:
        """One they take part in, with something sent and results."""
        experiment = ready_experiment(slug=SLUG, organisers=[self.people["organiser"]])
        ExperimentPageFactory(experiment=experiment, slug=SLUG)
        participation = join(experiment, self.people["resident"])
        sent = sent_in_the_past(participation)
        refresh_results(experiment=experiment)
        complete_draft(experiment)
        return {"code": participation.code, "key": str(sent.client_key)}

    def room_of_the_resident(self) -> dict:
        """They have booked it, and asked for it in a season."""
        resident = self.people["resident"]
        space = SpaceFactory(resource__slug=SLUG, resource__rules__needs_approval=True)
        asked(open_round(space, slug=SLUG), resident)
        return {"bookings:code": booked(resident, space.resource).code}

    def box_of_everybody(self) -> dict:
        """A box for batteries that somebody reported, and what the resident brought."""
        point = seen_point()
        return {
            "batteries:code": point.code,
            "batteries:pk": str(reported_gone(point).pk),
            "batteries:drop": stated(self.people["resident"], point).code,
        }

    def batteries_on_their_way(self) -> dict:
        """A lot shipped to the recycler for whom the resident acts, with what came before; and a pack of the park's."""
        way = Way()
        way.recycler.keepers.add(self.people["resident"])
        lot = way.lot_at_recycler()
        own = {
            "place": way.hub.code,
            "lot": lot.code,
            "van": way.van.code,
            "bag": way.bag,
            "event": str(lot.events.earliest("pk").pk),
            "scale": str(scale(way.point).pk),
            "serial": battery_pack().serial,
            "part": "Labeling",
        }
        return {f"batteries:{name}": told for name, told in own.items()}

    def topic_of_the_resident(self) -> dict:
        """In the forum of the experiment, with a tag and a poll."""
        resident, forum = self.people["resident"], Forum.objects.get(slug=SLUG)
        topic = topic_by(resident, forum, tags=[ANYTHING["name"]])
        post = topic.posts.get()
        poll_in(post)
        handle = Member.objects.get(person=resident).handle
        return {"topic_id": str(topic.pk), "post_id": str(post.pk), "handle": handle}

    def application_of_the_resident(self) -> dict:
        """Submitted to a call; they lead its team."""
        application = application_in(
            "submitted", lead=self.people["resident"], call=call_open(slug=SLUG)
        )
        return {
            "funding:code": application.code,
            "funding:slug": SLUG,
            "funding:section": "project",
            "funding:page": "what",
        }

    def news_of_the_resident(self) -> dict:
        """Something they are told, and the device that rings; one number opens both."""
        told = told_something(self.people["resident"])
        DeviceFactory(person=self.people["resident"], pk=told.pk)
        heartbeat.beat("worker")
        return {"me:pk": str(told.pk)}

    def moderated(self) -> dict[str, str]:
        """Something that waits for moderators, and something they decided."""
        resident = trusted(self.people["resident"], Trust.NEW)
        held = held_by(resident, resident.topics.get())
        return {
            "held_id": str(held.pk),
            "case_id": str(held.case.pk),
            "person_id": str(resident.pk),
            "sanction_id": str(sanctioned(resident, Measure.WARNING).pk),
            "ruling_id": str(
                rule_on(
                    Deed.WARN, by=self.people["moderator"], person=resident, rule="1"
                ).pk
            ),
        }

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
