"""What the desk fills in about a forum."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.forms.people import PeopleField

from ..actions.places import is_own_address
from ..enums import Access
from ..models import Forum


class ForumForm(WagtailAdminModelForm):
    """Of a forum that belongs to something else only language, place and opening are decided here."""

    members = PeopleField(
        label=gettext_lazy("members"),
        required=False,
        help_text=gettext_lazy(
            "Their e-mail addresses, one a line. They alone read it when “Its members” is chosen above."
        ),
    )

    class Meta:
        model = Forum
        fields = [
            "name",
            "about",
            "slug",
            "language",
            "access",
            "position",
            "is_closed",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            return
        self.fields["members"].initial = "\n".join(
            self.instance.memberships.values_list("person__email", flat=True)
        )
        self._fix("slug", _("It is part of published addresses, so it stays."))
        if self.instance.belongs_to:
            follows = _("It follows the experiment that the forum was made with.")
            for name in ("name", "about", "access", "members"):
                self._fix(name, follows)

    def _fix(self, name: str, why: str) -> None:
        self.fields[name].disabled = True
        self.fields[name].help_text = why

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if not self.instance.pk and not is_own_address(slug):
            raise ValidationError(
                _("“%(slug)s” is an address of the forums themselves. Choose another."),
                params={"slug": slug},
            )
        return slug

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("access") == Access.MEMBERS and not (
            cleaned.get("members") or self.instance.belongs_to
        ):
            self.add_error(
                "members", _("Name at least one member, or nobody could read it.")
            )
        return cleaned
