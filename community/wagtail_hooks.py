"""Forums in the editors' rooms: which there are, what they are for and who reads them; never what is said in them."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .forms.records import ForumForm
from .models import Forum
from .views.desk import ForumCreateView, ForumEditView


class NeverDeleted(ModelPermissionPolicy):
    """What was said stays. A forum that has had its time is closed."""

    def user_has_permission(self, user, action) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


register_permission_policy(Forum, NeverDeleted(Forum))


class ForumViewSet(ModelViewSet):
    model = Forum
    name = "forums"
    menu_label = _("Forums")
    icon = "comment"
    menu_order = 160
    add_to_admin_menu = True
    add_to_reference_index = False
    add_view_class = ForumCreateView
    edit_view_class = ForumEditView
    list_display = [
        "__str__",
        "slug",
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("access", label=_("who may read"), accessor="get_access_display"),
        "is_closed",
    ]
    list_filter = ["language", "access", "is_closed"]
    search_fields = ["slug"]
    ordering = ["position", "pk"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("about"),
            FieldPanel("slug"),
            FieldRowPanel([FieldPanel("language"), FieldPanel("position")]),
            FieldPanel("access"),
            FieldPanel("members"),
            FieldPanel("is_closed"),
        ],
        base_form_class=ForumForm,
    )


@hooks.register("register_admin_viewset")
def forums():
    return ForumViewSet()
