"""People at the editors' desk, and the desk's own settings."""

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    NameEmailSettingsPanel,
)
from wagtail.users.views import users

from ..actions import erase_person
from ..forms.people_admin import EditPersonForm, NewPersonForm


class PeopleIndexView(users.IndexView):
    search_fields = {"email", "profile__display_name"}

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("profile")


class PersonDeleteView(users.DeleteView):
    """To delete a person is to erase them: the registry says what happens to what is theirs."""

    def delete_action(self):
        erase_person(person=self.object)


class PeopleViewSet(users.UserViewSet):
    index_view_class = PeopleIndexView
    delete_view_class = PersonDeleteView
    create_template_name = "accounts/people_admin/create.html"
    edit_template_name = "accounts/people_admin/edit.html"

    def get_form_class(self, for_update=False):
        return EditPersonForm if for_update else NewPersonForm


class DeskSettingsView(AccountView):
    """Names belong to the profile and pictures of people are not asked for."""

    def get_panels(self):
        elsewhere = (NameEmailSettingsPanel, AvatarSettingsPanel)
        return [
            each for each in super().get_panels() if not isinstance(each, elsewhere)
        ]


desk_settings = require_admin_access(DeskSettingsView.as_view())
