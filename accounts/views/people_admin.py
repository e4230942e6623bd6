"""People in the editors' area."""

from wagtail.users.views.users import UserViewSet


class PeopleViewSet(UserViewSet):
    pass
