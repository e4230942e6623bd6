from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .districts.models import District
from .roles import PROVING_ROLES, Role


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """A person with an empty profile. Without a password they sign in with codes."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        with transaction.atomic(using=self._db):
            user.save(using=self._db)
            Profile.objects.using(self._db).create(user=user)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **fields
        )

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by an e-mail address. What they are called stands in :class:`Profile`."""

    email = models.EmailField(_("e-mail address"), unique=True)
    is_staff = models.BooleanField(_("works for the park"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("signed up at"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="accounts_user_email_any_case"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    # Wagtail's admin asks for these two.
    @property
    def first_name(self) -> str:
        return self.get_short_name()

    last_name = ""

    def get_full_name(self) -> str:
        profile = getattr(self, "profile", None)
        return (profile and profile.display_name) or self.email.split("@")[0]

    get_short_name = get_full_name

    @cached_property
    def roles(self) -> set[Role]:
        """The roles held; costs one query, once per request."""
        names = set(self.groups.values_list("name", flat=True))
        roles = {role for role in Role if role.value in names}
        return roles | {Role.ADMINISTRATOR} if self.is_superuser else roles

    @property
    def needs_second_factor(self) -> bool:
        return bool(self.roles & PROVING_ROLES)


class Profile(models.Model):
    """What a person chose to tell the park about themselves. Everything is optional."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile"
    )
    display_name = models.CharField(
        _("display name"),
        max_length=80,
        blank=True,
        help_text=_("How others see you. It need not be your legal name."),
    )
    district = models.ForeignKey(
        District,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("district"),
        help_text=_("Where you live, so that we can show you what is near."),
    )
    language = models.CharField(
        _("language of letters"),
        max_length=5,
        choices=settings.LANGUAGES,
        default="en",
        help_text=_("We write to you in this language."),
    )
    languages = models.JSONField(
        _("languages you speak"),
        default=list,
        blank=True,
        help_text=_("So that organisers can plan meetings you can follow."),
    )
    access_needs = models.TextField(
        _("access needs"),
        max_length=1000,
        blank=True,
        help_text=_(
            "Only if you wish: what organisers should prepare for you, for example step-free entry or sign language."
        ),
    )

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return f"#{self.pk} of #{self.user_id}"


class Erasure(models.Model):
    """That somebody was erased, so that a restored backup can be cleaned of them again.

    ``person`` is a keyed hash of their number and the moment they signed up; it names nobody.
    """

    person = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return f"#{self.pk} at {self.at:%Y-%m-%d}"
