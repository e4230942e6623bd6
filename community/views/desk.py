"""Forums at the editors' desk: made and edited there, closed rather than deleted."""

from wagtail.admin.views.generic import CreateView, EditView

from ..actions.places import set_members


class WithItsMembers:
    """In the transaction that saves the forum."""

    def save_instance(self):
        forum = super().save_instance()
        if not forum.belongs_to:
            set_members(forum, self.form.cleaned_data["members"])
        return forum


class ForumCreateView(WithItsMembers, CreateView):
    pass


class ForumEditView(WithItsMembers, EditView):
    pass
