"""Whoever leads a team, at her pages."""

import pytest

from tests.factories.accounts import UserFactory, sign_in


@pytest.fixture
def lead():
    return UserFactory(display_name="Lead")


@pytest.fixture
def here(client, lead):
    """``here(application, "check/")``: the address for its lead, who is signed in."""
    sign_in(client, lead)

    def address(application, end=""):
        return f"/en/funding/applications/{application.code}/{end}"

    return address
