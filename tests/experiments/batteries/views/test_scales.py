"""Keys of scales: shown once, and good for their own box until they are taken back."""

import re

import pytest
from django.urls import reverse

from experiments.batteries.actions.scales import make_scale, revoke_scale, scale_for
from experiments.batteries.models import Scale
from experiments.batteries.permissions import ScaleNameTaken
from experiments.permissions import NotAllowed
from tests.factories.accounts import sign_in
from tests.factories.custody import point

pytestmark = pytest.mark.django_db
SCALES = "batteries:scales"


@pytest.fixture
def box():
    return point()


def asks_for_key(client, box, **changes):
    data = {"point": box.code.lower(), "name": "Left", **changes}
    return client.post(reverse(SCALES), data)


def test_key_opens_until_it_is_revoked(box, manager, resident):
    scale, secret = make_scale(point=box, name="Left", by=manager)
    assert scale_for(secret) == scale
    assert secret not in str(Scale.objects.values().get())
    revoke_scale(scale=scale, by=manager)
    assert scale_for(secret) is None
    with pytest.raises(NotAllowed):
        make_scale(point=box, name="Right", by=resident)


def test_name_is_given_once_among_those_in_force(box, manager):
    scale, _ = make_scale(point=box, name="Left", by=manager)
    with pytest.raises(ScaleNameTaken):
        make_scale(point=box, name="Left", by=manager)
    revoke_scale(scale=scale, by=manager)
    again, _ = make_scale(point=box, name="Left", by=manager)
    assert [*box.scales.filter(revoked_at=None)] == [again]


def test_page_shows_the_key_once(client, manager, box):
    sign_in(client, manager)
    page = asks_for_key(client, box).content.decode()
    secret = re.search(r'id="scale-key"[^>]*>([^<]+)<', page)[1]
    scale = scale_for(secret)
    assert (scale.point, scale.name, scale.made_by) == (box, "Left", manager)
    assert secret not in client.get(reverse(SCALES)).content.decode()
    client.post(reverse("batteries:scale-revoke", args=[scale.pk]))
    assert scale_for(secret) is None


@pytest.mark.parametrize(
    ("changes", "field"), [({}, "name"), ({"point": "nowhere"}, "point")]
)
def test_what_cannot_be_is_told_at_its_field(client, manager, box, changes, field):
    make_scale(point=box, name="Left", by=manager)
    sign_in(client, manager)
    answer = asks_for_key(client, box, **changes)
    assert (answer.status_code, [*answer.context["form"].errors]) == (422, [field])
    assert box.scales.count() == 1
