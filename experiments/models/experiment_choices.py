"""Which experiments: the choices of rows that lists, maps and organisers make."""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat

from innovation_park.lib.translated import LANGUAGES

from ..workflow import OPEN_TO_JOIN, ParticipationStatus


def _story_languages(pages) -> Concat:
    """``en,ko,``: one subquery per language, joined to a text, for both engines."""
    live = pages.objects.filter(
        experiment=OuterRef("pk"), live=True, alias_of=None, view_restrictions=None
    )
    return Concat(
        *(
            Case(
                When(
                    Exists(live.filter(locale__language_code=code)),
                    then=Value(f"{code},"),
                ),
                default=Value(""),
            )
            for code in LANGUAGES
        ),
        output_field=models.CharField(),
    )


def with_waiting(rows, experiment: str):
    """``waiting`` for rows of any model that names an experiment in the column ``experiment``."""
    participations = apps.get_model("experiments.Participation").objects.filter(
        experiment=OuterRef(experiment), status=ParticipationStatus.WAITING
    )
    counted = participations.values("experiment").annotate(n=Count("pk")).values("n")
    return rows.annotate(waiting=Coalesce(Subquery(counted), 0))


# What :func:`with_registration` adds to a row.
REGISTRATION_FACTS = ("registration_number", "registered_at", "first_registered_at")


def with_registration(rows, experiment: str):
    """The number and day of the registration in force, and the day of the first; ``None`` without one."""
    registered = apps.get_model("experiments.Registration").objects.filter(
        experiment=OuterRef(experiment), registered_at__isnull=False
    )
    newest = registered.order_by("-number")
    return rows.annotate(
        registration_number=Subquery(newest.values("number")[:1]),
        registered_at=Subquery(newest.values("registered_at")[:1]),
        first_registered_at=Subquery(
            registered.order_by("number").values("registered_at")[:1]
        ),
    )


class ExperimentQuerySet(models.QuerySet):
    def listed(self) -> ExperimentQuerySet:
        """Those with a public page; ``story_languages`` tells in which languages it can be read."""
        return self.annotate(
            story_languages=_story_languages(self.model.pages.rel.related_model)
        ).exclude(story_languages="")

    def with_waiting(self) -> ExperimentQuerySet:
        """``waiting``: how many are on the list."""
        return with_waiting(self, "pk")

    def with_registration(self) -> ExperimentQuerySet:
        """What is registered, without its text."""
        return with_registration(self, "pk")

    def with_places_left(self) -> ExperimentQuerySet:
        return self.filter(status__in=OPEN_TO_JOIN).filter(
            Q(capacity=None) | Q(places_taken__lt=F("capacity"))
        )

    def with_a_free_place_and_a_list(self) -> ExperimentQuerySet:
        waiting = Q(participations__status=ParticipationStatus.WAITING)
        return self.with_places_left().filter(waiting).distinct()

    def organised_by(self, user) -> ExperimentQuerySet:
        """Those the user may look after: their own, or all for a park manager."""
        if user.has_perm("experiments.manage_experiment"):
            return self
        return self.filter(organisers=user.pk)
