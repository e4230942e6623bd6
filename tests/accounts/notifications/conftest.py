import pytest
from django.core import mail
from django.test import TestCase

from tests.factories.notifications import GONE


@pytest.fixture(autouse=True)
def nothing_is_gone():
    GONE.clear()


@pytest.fixture
def committed():
    """What is told inside it has been committed afterwards: the doorbell rings."""
    return lambda: TestCase.captureOnCommitCallbacks(execute=True)


@pytest.fixture
def letters():
    return mail.outbox
