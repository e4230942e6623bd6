"""People named by whoever knows them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import User


class PeopleField(forms.CharField):
    """People by their e-mail addresses, one a line: nobody leafs through a list of everyone."""

    widget = forms.Textarea

    def prepare_value(self, value):
        if isinstance(value, list | tuple):
            return "\n".join(person.email for person in value)
        return value

    def clean(self, value) -> list[User]:
        emails = dict.fromkeys(super().clean(value).lower().split())
        people = list(User.objects.filter(email__in=emails, is_active=True))
        known = {person.email for person in people}
        if unknown := [email for email in emails if email not in known]:
            raise ValidationError(
                _("Nobody signs in with: %(emails)s."),
                params={"emails": ", ".join(unknown)},
            )
        return people

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
