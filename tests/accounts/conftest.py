import re

import pytest
from django.core import mail
from django.test import TestCase


class Visitor:
    """A browser without JavaScript: it posts, letters arrive, codes can be read in them."""

    def __init__(self, client):
        self.client = client

    def get(self, url, **extra):
        return self.client.get(url, **extra)

    def post(self, url, data=None, **extra):
        with TestCase.captureOnCommitCallbacks(execute=True):
            return self.client.post(url, data or {}, **extra)

    @property
    def code(self) -> str:
        """The code in the newest letter."""
        return re.search(r"^    (\d{6})$", mail.outbox[-1].body, re.MULTILINE).group(1)

    @property
    def is_signed_in(self) -> bool:
        return "_auth_user_id" in self.client.session


@pytest.fixture
def visitor(client, db):
    return Visitor(client)
