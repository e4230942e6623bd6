"""What Wagtail keeps in English is read in the editor's language."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Task, Workflow
from wagtail.users.models import UserProfile

from home import actions, names
from home.actions import ensure_review_workflow
from home.names import REVIEW, Name
from tests.factories.accounts import sign_in
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db
TRANSLATED = "Entries that look odd"  # any words that the catalogues have


@pytest.fixture
def known(monkeypatch, park):
    """The review bears a name that is translated already."""
    monkeypatch.setattr(names, "KNOWN", {TRANSLATED})
    for model in (Workflow, Task):
        model.objects.filter(name=REVIEW).update(name=TRANSLATED)
    return TRANSLATED


def korean(words: str) -> str:
    with override("ko"):
        return gettext(words)


def test_the_submit_button_names_the_review_in_the_editors_language(
    known, editor, client
):
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "ko"
    profile.save()
    page = StandardPageFactory(live=False)
    sign_in(client, editor)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert korean(known) != known
    assert korean(known) in html.content.decode()
    assert known not in html.content.decode()


def test_what_is_saved_is_what_was_stored(known):
    with override("ko"):
        workflow = Workflow.objects.get(name=known)
        workflow.save()
        assert f"{workflow.name}" == str(workflow.name) == korean(known)
    assert Workflow.objects.filter(name=known).count() == 1


def test_a_name_that_people_gave_stays(park):
    Workflow.objects.create(name="Experiments")
    with override("ko"):
        assert type(Workflow.objects.get(name="Experiments").name) is str


def test_a_review_saved_in_another_language_is_found_again(park, monkeypatch):
    monkeypatch.setattr(actions, "REVIEW", TRANSLATED)
    root = park["en"].get_root()
    Workflow.objects.filter(name=REVIEW).update(name=korean(TRANSLATED))
    ensure_review_workflow(root)
    assert Workflow.objects.filter(name=TRANSLATED).count() == 1
    assert not Workflow.objects.filter(name=korean(TRANSLATED)).exists()


def test_a_name_is_escaped_where_it_is_shown():
    assert Name("<b>").__html__() == "&lt;b&gt;"
