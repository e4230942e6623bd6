from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How somebody hears of one kind of thing. Push comes beside any of them but the last."""

    NOW = "now", _("By e-mail, at once")
    DAILY = "daily", _("In one letter a day")
    WEEKLY = "weekly", _("In one letter a week")
    BELL = "bell", _("Only behind the bell")
    OFF = "off", _("Not at all")


class Means(models.TextChoices):
    """What carries one notification outside the park."""

    MAIL = "mail", _("a letter of its own")
    DIGEST = "digest", _("a letter with others")
    PUSH = "push", _("a message on a device")


class Outcome(models.TextChoices):
    SENT = "sent", _("sent")
    DROPPED = "dropped", _("no longer needed")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


# A letter that the law or the matter itself asks for; nobody can switch it off.
NEEDED = (Way.NOW,)
# What is said stands in the letter alone.
BY_LETTER = (Way.NOW, Way.OFF)
# It would be too late in tomorrow's letter.
PRESSING = (Way.NOW, Way.BELL, Way.OFF)
ANY_WAY = tuple(Way)
# Digests carry these; at the hour a person chose.
IN_DIGESTS = (Way.DAILY, Way.WEEKLY)
