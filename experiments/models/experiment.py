from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel, get_all_child_relations

from accounts.districts.models import District
from innovation_park.lib.translated import (
    TranslatedField,
    active_language,
)

from ..enums import Access, Topic
from ..workflow import CONCLUDED, OPEN_TO_JOIN, Status
from .experiment_choices import ExperimentQuerySet

# First parts of addresses under /experiments/ that are not experiments.
RESERVED_SLUGS = {
    "findings",
    "guardian",
    "mine",
    "organised",
    "receipts",
    "reminders",
}
# Written by actions under the lock, never by a form that read them earlier.
GUARDED_FIELDS = {"status", "places_taken", "forum"}


def validate_slug_is_free(slug: str) -> None:
    if slug in RESERVED_SLUGS:
        raise ValidationError(
            _("“%(slug)s” is an address of the park itself. Choose another."),
            params={"slug": slug},
        )


class Experiment(ClusterableModel):
    """One Living Lab experiment: the record. Its stories, one per language, are ``home.ExperimentPage``.

    ``status`` and ``places_taken`` are written only by :mod:`experiments.actions`.
    ``places_taken`` counts the participations that hold a place; the database refuses one too many.
    """

    slug = models.SlugField(
        _("short name in addresses"),
        unique=True,
        validators=[validate_slug_is_free],
        help_text=_(
            "For example happy-parking. Addresses of the experiment contain it, so it stays."
        ),
    )
    name = TranslatedField(
        _("name"), max_length=90, help_text=_("As residents will say it.")
    )
    topic = models.CharField(
        _("topic"),
        max_length=20,
        choices=Topic,
        help_text=_("Decides the pattern of the plot."),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status,
        default=Status.PROPOSED,
        editable=False,
    )
    question = TranslatedField(
        _("question"),
        max_length=300,
        multiline=True,
        help_text=_("The one question the experiment answers."),
    )
    place = TranslatedField(
        _("place"), max_length=200, help_text=_("Where it happens, in words.")
    )
    districts = models.ManyToManyField(
        District,
        related_name="experiments",
        blank=True,
        verbose_name=_("districts"),
        help_text=_("Empty when it concerns the whole city."),
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Of the point on the map, WGS84."),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Of the point on the map, WGS84."),
    )
    area = models.JSONField(
        _("area"),
        null=True,
        blank=True,
        help_text=_("A GeoJSON polygon, when it is more than a point."),
    )
    starts_on = models.DateField(
        _("starts on"),
        null=True,
        blank=True,
        help_text=_("The first day of taking part."),
    )
    ends_on = models.DateField(
        _("ends on"), null=True, blank=True, help_text=_("The last day of taking part.")
    )
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        help_text=_("Empty: no limit. Whoever comes later waits in order."),
    )
    places_taken = models.PositiveIntegerField(default=0, editable=False)
    minimum_age = models.PositiveSmallIntegerField(
        _("minimum age"),
        default=14,
        help_text=_("Under 14 a guardian must agree as well."),
    )
    who_may_join = TranslatedField(
        _("who may join"),
        max_length=400,
        multiline=True,
        help_text=_("In one or two plain sentences."),
    )
    asked = TranslatedField(
        _("what is asked of you"),
        max_length=800,
        multiline=True,
        help_text=_("Time, things and effort, honestly."),
    )
    offered = TranslatedField(
        _("what you get"),
        max_length=800,
        multiline=True,
        help_text=_("Also when it is only the result."),
    )
    risks = TranslatedField(
        _("risks"),
        max_length=800,
        multiline=True,
        help_text=_("What could go wrong and what is done about it."),
    )
    access = models.JSONField(
        _("access"),
        default=list,
        blank=True,
        help_text=_("What makes taking part possible for more people."),
    )
    responsible = TranslatedField(
        _("responsible"),
        max_length=200,
        help_text=_("The office or team that answers for it."),
    )
    contact_email = models.EmailField(
        _("contact"), help_text=_("Published, so an office address, not a person's.")
    )
    organisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="organised_experiments",
        blank=True,
        verbose_name=_("organisers"),
        help_text=_("They see the participants and write to them."),
    )
    forum = models.ForeignKey(
        "community.Forum",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="experiments",
        verbose_name=_("forum"),
    )
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ExperimentQuerySet.as_manager()

    class Meta:
        verbose_name = _("experiment")
        verbose_name_plural = _("experiments")
        permissions = [("manage_experiment", "Can manage every experiment")]
        constraints = [
            models.CheckConstraint(
                name="experiments_never_more_joined_than_places",
                condition=Q(capacity=None) | Q(places_taken__lte=F("capacity")),
                violation_error_message=_(
                    "More people have joined than there would be places."
                ),
            ),
            models.UniqueConstraint(
                name="experiments_forum_of_one",
                fields=["forum"],
                condition=Q(forum__isnull=False),
            ),
            models.CheckConstraint(
                name="experiments_ends_after_it_starts",
                condition=Q(starts_on=None)
                | Q(ends_on=None)
                | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day must not be before the first."),
            ),
            models.CheckConstraint(
                name="experiments_point_is_whole",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("A point needs both latitude and longitude."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args, **kwargs):
        """Leaves status and count alone unless named: a form saves what it read minutes ago."""
        if not self._state.adding and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = [
                *(
                    field.name
                    for field in self._meta.concrete_fields
                    if not field.primary_key and field.name not in GUARDED_FIELDS
                ),
                *(
                    relation.get_accessor_name()
                    for relation in get_all_child_relations(self)
                ),
            ]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Of its page, which has the same slug in every language."""
        return f"/{self.story_language}/experiments/{self.slug}/"

    @property
    def story_language(self) -> str:
        """The reader's; for rows of :meth:`ExperimentQuerySet.listed` one that has a page."""
        active = active_language()
        known = [
            code for code in getattr(self, "story_languages", "").split(",") if code
        ]
        return active if active in known or not known else known[0]

    def current_consent(self):
        """The published text that is to be signed now, or ``None``."""
        published = self.consent_versions.exclude(published_at=None)
        return published.order_by("-number").first()

    @property
    def places_left(self) -> int | None:
        """``None`` when there is no limit."""
        return (
            None if self.capacity is None else max(self.capacity - self.places_taken, 0)
        )

    @property
    def is_full(self) -> bool:
        return self.places_left == 0

    @property
    def is_open_to_join(self) -> bool:
        return self.status in OPEN_TO_JOIN

    @property
    def takes_answers(self) -> bool:
        """Runs and is registered, so that there is a protocol to fill in; a query at most."""
        if self.status != Status.RUNNING:
            return False
        if hasattr(self, "registration_number"):  # from ``with_registration()``
            return self.registration_number is not None
        return self.registrations.registered().exists()

    @property
    def is_concluded(self) -> bool:
        return self.status in CONCLUDED

    @property
    def access_labels(self) -> list[str]:
        return [Access(value).label for value in self.access if value in Access]
