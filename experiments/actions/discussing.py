"""Every experiment is talked about in a forum of its own, which is called like it and public when it is."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from community.actions.places import keep_forum_of
from community.enums import Access
from community.models import Forum

from ..models import Experiment
from .places import lock_experiment


@transaction.atomic
def keep_forum(experiment: Experiment) -> Forum:
    """Makes it with the experiment, and puts it right whenever name, question, organisers or pages change."""
    locked = lock_experiment(experiment)
    forum = keep_forum_of(
        forum=locked.forum,
        slug=locked.slug,
        belongs_to=f"experiments/{locked.slug}/",
        name=locked.name,
        about=locked.question,
        is_public=Experiment.objects.listed().filter(pk=locked.pk).exists(),
        members=locked.organisers.all(),
        is_demo=locked.is_demo,
    )
    if locked.forum_id != forum.pk:
        Experiment.objects.filter(pk=locked.pk).update(forum=forum)
    experiment.forum = forum
    return forum


def keep_forums() -> int:
    """For the clock, and for a park that is older than its forums: those that lack one or are out of step."""
    listed = Experiment.objects.listed().filter(pk=OuterRef("pk"))
    out_of_step = Experiment.objects.annotate(is_listed=Exists(listed)).filter(
        Q(forum=None)
        | Q(is_listed=True) & ~Q(forum__access=Access.PUBLIC)
        | Q(is_listed=False, forum__access=Access.PUBLIC)
    )
    kept = [keep_forum(experiment) for experiment in out_of_step]
    return len(kept)
