"""The forum that is made with an experiment."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community.enums import Access
from community.models import Forum
from experiments.actions import keep_forum, keep_forums
from experiments.models import Experiment
from innovation_park.lib.translated import Translated
from tests.factories.experiments import ExperimentFactory
from tests.factories.home import ExperimentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def experiment():
    return ExperimentFactory(slug="quiet-street")


def readable(forum):
    return Forum.objects.visible_to(AnonymousUser()).filter(pk=forum.pk).exists()


def test_forum_is_public_while_the_experiment_has_a_page(experiment):
    forum = keep_forum(experiment)
    assert not readable(forum)
    page = ExperimentPageFactory(experiment=experiment, slug="quiet-street")
    page.save_revision().publish()
    assert readable(forum)
    page.unpublish()
    assert not readable(forum)


def test_forum_is_called_like_the_experiment(experiment):
    forum = keep_forum(experiment)
    experiment.name = Translated(experiment.name, en="Quieter street")
    experiment.save()
    assert keep_forum(experiment) == forum
    assert Forum.objects.get(pk=forum.pk).name["en"] == "Quieter street"
    assert Experiment.objects.get(pk=experiment.pk).forum == forum


def test_organisers_read_it_before_everybody(experiment, founder):
    experiment.organisers.add(founder)
    forum = keep_forum(experiment)
    assert forum.access == Access.MEMBERS
    assert Forum.objects.visible_to(founder).filter(pk=forum.pk).exists()


def test_clock_makes_what_is_missing_and_mends_what_is_out_of_step(experiment):
    assert keep_forums() == 1
    forum = Experiment.objects.get(pk=experiment.pk).forum
    assert keep_forums() == 0
    Forum.objects.filter(pk=forum.pk).update(access=Access.PUBLIC)
    assert keep_forums() == 1
    assert not readable(forum)


def test_form_that_was_read_before_keeps_the_forum(experiment):
    """A save of all columns, as a form does it, writes the forum only when it is named."""
    stale = Experiment.objects.get(pk=experiment.pk)
    forum = keep_forum(experiment)
    stale.save()
    assert Experiment.objects.get(pk=experiment.pk).forum == forum
