from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchLog(models.Model):
    """That somebody, nobody knows who, looked for a space: where by block, when by hour, and whether there was one."""

    block = models.CharField(max_length=16)
    hour = models.DateTimeField(help_text="The full hour before the search.")
    found = models.BooleanField(default=False)
    was_booked = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("search for parking")
        verbose_name_plural = _("searches for parking")
        indexes = [models.Index(fields=["hour"], name="parking_searches_by_hour")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.block}"
