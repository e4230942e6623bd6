from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from experiments.bookings.enums import Kind
from experiments.bookings.models import Resource
from innovation_park.lib.translated import TranslatedField


class SpaceQuerySet(models.QuerySet):
    def listed(self) -> SpaceQuerySet:
        """What anybody may see: whatever can be booked."""
        return self.filter(resource__is_bookable=True)

    def with_resource(self) -> SpaceQuerySet:
        """The resource, its card of rules and what it stands in, in the same query."""
        return self.select_related(
            "resource__rules", "resource__parent__parent__parent"
        )


class Space(models.Model):
    """What the park tells of a room, workshop, desk or thing it lends; the engine books its ``resource``.

    What it costs is on the card of rules. ``free_roles`` are the roles (:class:`accounts.roles.Role`) that pay
    nothing. ``tools`` are the things one may take along with it.
    """

    resource = models.OneToOneField(
        Resource, models.CASCADE, related_name="space", verbose_name=_("bookable thing")
    )
    summary = TranslatedField(_("in one or two sentences"), max_length=300)
    house_rules = TranslatedField(_("house rules"), max_length=2000, multiline=True)
    people = models.PositiveSmallIntegerField(
        _("for how many people"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(5000)],
    )
    free_roles = models.JSONField(_("free of charge for"), default=list, blank=True)
    tools = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="used_in",
        limit_choices_to={"resource__kind": Kind.EQUIPMENT},
        verbose_name=_("equipment one can add"),
    )

    objects = SpaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("space")
        verbose_name_plural = _("spaces")

    def __str__(self) -> str:
        return str(self.resource.name)

    def get_absolute_url(self) -> str:
        return reverse("spaces:space", args=[self.resource.slug])

    def belongings(self) -> SpaceQuerySet:
        """The spaces in it and the things one can add, with their resources."""
        own = models.Q(resource__parent=self.resource_id) | models.Q(used_in=self)
        listed = Space.objects.listed().filter(own).distinct()
        return listed.select_related("resource").order_by("resource__slug")


class SpacePhotoQuerySet(models.QuerySet):
    def in_order(self) -> SpacePhotoQuerySet:
        return self.order_by("position", "pk")


class SpacePhoto(models.Model):
    """Public; decoded and written anew, so that nothing but its pixels is kept."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="photos")
    picture = models.ImageField(_("photo"), upload_to="pictures/spaces/")
    shows = TranslatedField(
        _("what it shows"),
        max_length=200,
        help_text=_("For people who do not see it."),
    )
    position = models.PositiveSmallIntegerField(default=0)
    # Written down, so that no page has to open the file; a file that is missing costs its picture, not the page.
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)

    objects = SpacePhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a space")
        verbose_name_plural = _("photos of spaces")

    def __str__(self) -> str:
        return f"#{self.pk} {self.position}"


class DoorCode(models.Model):
    """How one gets in. A table of its own, so that no public page is made from it.

    Shown to whoever booked from ``minutes_before`` the beginning until the end, and to nobody else.
    """

    space = models.OneToOneField(Space, models.CASCADE, related_name="door")
    code = models.CharField(_("door code, or where the key is"), max_length=120)
    minutes_before = models.PositiveSmallIntegerField(
        _("shown so many minutes before the beginning"), default=30
    )

    class Meta:
        verbose_name = _("door code")
        verbose_name_plural = _("door codes")

    def __str__(self) -> str:
        return f"#{self.pk}"
