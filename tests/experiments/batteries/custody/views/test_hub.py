"""From the van's load to the certificate, page by page, and what is refused with a sentence."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.roles import Role
from experiments.batteries.actions.scales import make_scale, revoke_scale
from experiments.batteries.custody.balance import balance_of
from experiments.batteries.custody.models import Certificate, Lot
from experiments.batteries.custody.workflow import LotState
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.custody import Way

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def address(name, *arguments):
    return reverse(f"batteries_custody:{name}", args=arguments)


def sends(client, page, **fields):
    """Gives the answer to the form, and asserts that it was there."""
    assert client.get(page).status_code == 200
    return client.post(page, {"key": uuid4(), **fields})


@pytest.fixture
def keeper(client):
    return sign_in(client, UserFactory(roles=[Role.HUB_KEEPER]))


def test_the_hub_asks_for_a_second_factor(client):
    Way()
    person = UserFactory(roles=[Role.HUB_KEEPER])
    answer = sign_in(client, person, second_factor=False).get(address("desk"))
    assert answer.url.startswith(reverse("accounts:second-factor"))


def test_the_hub_from_the_van_to_the_link(keeper, client):
    way = Way()
    way.receive(1_000)
    way.empty(1_000)
    assert f'id="unload-{way.van.code}"' in client.get(address("desk")).content.decode()
    page = address("desk-unload", way.van.code)
    for typed in ("-1", "0", "nan", "99999999", "1.2345", "one"):
        assert sends(client, page, grams=typed).status_code == 422
    key = uuid4()
    for _twice in range(2):
        assert client.post(page, {"key": key, "grams": "0,99"}).status_code == 302
    assert balance_of(way.hub).received == 990
    assert (
        sends(
            client, address("desk-sort"), chemistry="alkaline", grams="1.5"
        ).status_code
        == 422
    )
    sends(client, address("desk-sort"), chemistry="alkaline", grams="0.98")
    sends(client, address("desk-loss"), reason="foreign", grams="0.01")
    lot = Lot.objects.get()
    page = address("desk-lot", lot.code)
    sends(client, page, grams="")
    sends(client, page, recycler=way.recycler.pk)
    lot.refresh_from_db()
    assert lot.state == LotState.SHIPPED
    link = re.search(
        r'id="recycler-link" href="([^"]+)"', client.get(page).content.decode()
    )
    client.logout()
    path = link[1].removeprefix("http://testserver")
    sends(client, path, grams="0.97")
    document = SimpleUploadedFile("c.pdf", PDF, "application/pdf")
    assert sends(client, path, number="R-1", won_zinc="2").status_code == 422
    sends(client, path, number="R-1", won_zinc="0.5", document=document)
    lot.refresh_from_db()
    assert lot.state == LotState.CERTIFIED
    assert len(Certificate.objects.get().document_sha256) == 64
    assert client.get(path).status_code == 200
    assert balance_of().difference == 0


def test_an_entry_is_taken_back_from_the_desk(keeper, client):
    way = Way()
    way.receive(1_000)
    way.empty(1_000)
    event = way.unload(100)
    page = address("desk-correct", event.pk)
    assert client.post(page, {"reason": ""}).status_code == 422
    assert sends(client, page, reason="typed 0.1 for 1").status_code == 302
    assert balance_of(way.hub).received == 0
    assert client.get(page).status_code == 404


def test_a_recycler_by_account(client, resident, neighbour):
    way = Way()
    lot = way.lot_at_recycler()
    way.recycler.keepers.add(resident)
    page = address("recycler-lot", lot.code)
    sign_in(client, neighbour)
    assert {
        client.get(page).status_code,
        client.get(address("recycler")).status_code,
    } == {404}
    sign_in(client, resident)
    assert f'id="lot-{lot.code}"' in client.get(address("recycler")).content.decode()
    sends(client, page, grams="1")
    assert balance_of(way.recycler).received == 1_000
    assert client.get(address("by-link", "forged")).status_code == 404


def test_a_scale_sends_by_itself(manager, client):
    way = Way()
    scale, secret = make_scale(point=way.point, name="Inside", by=manager)
    told = {"at": way.now.isoformat(), "grams": 500, "chemistry": "alkaline"}
    rows = [
        {"key": "weigh-0001", **told},
        {"key": "weigh-0002", **told, "grams": -5},
        {"key": "weigh-0001", **told},
    ]

    def send(rows, secret=secret):
        return client.post(
            "/api/batteries/v1/weighings",
            {"weighings": rows},
            content_type="application/json",
            headers={"authorization": f"Bearer {secret}"},
        )

    first = send(rows).json()
    counts = ("created", "known", "refused")
    assert [first[name] for name in counts] == [1, 1, 1]
    assert [send(rows).json()[name] for name in counts] == [0, 2, 1]
    assert balance_of().received == 500
    assert send(rows, "ips_forged").status_code == 401
    assert send([{"key": "weigh-0003"}]).status_code == 422
    revoke_scale(scale=scale, by=manager)
    assert send(rows).status_code == 401
