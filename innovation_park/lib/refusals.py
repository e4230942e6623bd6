"""Acts that do not happen, and the sentence that says why."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """Printing it gives the sentence for the person, in the language that is active then."""

    sentence = _("This is not possible.")

    def __str__(self) -> str:
        return str(self.sentence)
