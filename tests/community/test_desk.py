"""Forums at the editors' desk."""

import pytest
from django.urls import reverse

from accounts.actions import sync_roles
from community.actions.places import keep_forum_of
from community.enums import Access
from community.models import Forum
from innovation_park.lib.translated import Translated
from tests.factories.accounts import sign_in
from tests.factories.community import ForumFactory

pytestmark = pytest.mark.django_db
WORDS = Translated(en="Buses", ko="버스", th="รถเมล์")


@pytest.fixture
def desk(client, editor):
    sync_roles()
    sign_in(client, editor)
    return client


def filled_in(**changes) -> dict:
    data = {"slug": "buses", "language": "", "access": "public", "position": 5}
    for field in ("name", "about"):
        data |= {f"{field}_{code}": f"{field} {code}" for code in WORDS}
    return {**data, "members": "", **changes}


def faults_of(answer) -> dict:
    return {
        name: list(faults) for name, faults in answer.context["form"].errors.items()
    }


def test_editor_makes_a_forum(desk):
    assert desk.post(reverse("forums:add"), filled_in()).status_code == 302
    forum = Forum.objects.get(slug="buses")
    assert (forum.name["ko"], forum.position) == ("name ko", 5)
    assert desk.get(reverse("forums:index")).status_code == 200


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"slug": "search"}, "slug"),
        ({"access": "members"}, "members"),
        ({"members": "nobody@example.org"}, "members"),
        ({"name_th": ""}, "name"),
    ],
)
def test_forum_is_refused(desk, changes, field):
    answer = desk.post(reverse("forums:add"), filled_in(**changes))
    assert list(faults_of(answer)) == [field]
    assert not Forum.objects.exists()


def test_members_are_named_and_changed(desk, resident, neighbour):
    data = filled_in(access="members", members=resident.email)
    desk.post(reverse("forums:add"), data)
    forum = Forum.objects.get()
    assert forum.memberships.get().person == resident
    address = reverse("forums:edit", args=[forum.pk])
    assert resident.email in desk.get(address).content.decode()
    desk.post(address, {**data, "members": neighbour.email, "slug": "trams"})
    assert forum.memberships.get().person == neighbour
    assert Forum.objects.get().slug == "buses"


def test_forum_of_an_experiment_follows_that(desk, founder):
    forum = keep_forum_of(
        forum=None,
        slug="night-bus",
        belongs_to="experiments/night-bus/",
        name=WORDS,
        about=WORDS,
        is_public=False,
        members=[founder],
        is_demo=False,
    )
    data = filled_in(is_closed="on")
    answer = desk.post(reverse("forums:edit", args=[forum.pk]), data)
    assert answer.status_code == 302
    forum.refresh_from_db()
    assert (forum.name, forum.access) == (WORDS, Access.MEMBERS)
    assert forum.is_closed
    assert forum.memberships.get().person == founder


def test_forum_is_not_deleted(desk, moderator):
    forum = ForumFactory()
    sign_in(desk, moderator)
    answer = desk.post(reverse("forums:delete", args=[forum.pk]))
    assert answer.status_code in (302, 403)
    assert Forum.objects.filter(pk=forum.pk).exists()


def test_others_have_no_business_there(client, reviewer):
    sync_roles()
    sign_in(client, reviewer)
    answer = client.post(reverse("forums:add"), filled_in())
    assert answer.status_code in (302, 403)
    assert not Forum.objects.exists()
