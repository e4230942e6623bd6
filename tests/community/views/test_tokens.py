"""One makes, sees and revokes one's own tokens."""

import pytest
from django.urls import reverse

from community.models import ReadToken
from tests.factories.accounts import sign_in

pytestmark = pytest.mark.django_db
ASKED = {"name": "Archive", "scope": "read:mine", "days": "30"}


@pytest.fixture
def page(client, resident):
    sign_in(client, resident)
    return reverse("community:tokens")


def test_token_is_shown_once_and_kept_as_a_hash(client, page):
    secret = client.post(page, ASKED).context["secret"]
    assert secret.startswith("ipf_")
    token = ReadToken.objects.get()
    assert secret not in str(vars(token))
    assert (token.scope, token.beginning) == ("read:mine", secret[:8])
    assert (token.expires_at - token.made_at).days == 30
    again = client.get(page).content.decode()
    assert secret not in again
    assert "Archive" in again


def test_name_is_given_once(client, page):
    client.post(page, ASKED)
    response = client.post(page, ASKED)
    assert "You have a token of this name" in response.content.decode()
    assert ReadToken.objects.count() == 1


def test_twenty_are_enough(client, page, monkeypatch):
    monkeypatch.setattr("community.actions.reading_tokens.MOST", 2)
    for number in range(3):
        client.post(page, ASKED | {"name": str(number)})
    assert ReadToken.objects.count() == 2


def test_only_ones_own_is_revoked(client, page, neighbour):
    client.post(page, ASKED)
    token = ReadToken.objects.get()
    address = reverse("community:token-revoke", args=[token.pk])
    assert client.get(address).status_code == 200
    assert sign_in(client, neighbour).post(address).status_code == 404
    sign_in(client, token.person)
    assert client.post(address).status_code == 302
    token.refresh_from_db()
    assert token.revoked_at is not None
    assert client.post(address).status_code == 404
