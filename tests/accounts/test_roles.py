"""The table of roles and the groups made from it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from accounts.actions import sync_roles
from accounts.roles import DUTIES, STAFF_ROLES, WITHHELD, Role
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def snapshot():
    return (
        sorted(Group.objects.values_list("name", "permissions")),
        sorted(GroupPagePermission.objects.values_list("pk", "group", "permission")),
        sorted(GroupCollectionPermission.objects.values_list("pk", "permission")),
    )


def test_only_clear_names_exist(db):
    assert set(Group.objects.values_list("name", flat=True)) == {*Role.values}


def test_every_permission_of_the_table_exists(db):
    known = {
        f"{app}.{codename}"
        for app, codename in Permission.objects.values_list(
            "content_type__app_label", "codename"
        )
    }
    pages = {
        f"wagtailcore.{name}" for duties in DUTIES.values() for name in duties.pages
    }
    named = {
        name for each in DUTIES.values() for name in (*each.permissions, *each.files)
    }
    assert (named | pages | WITHHELD) - known == set()


def test_second_run_writes_nothing(db, django_assert_num_queries):
    before = snapshot()
    call_command("sync_roles")
    assert snapshot() == before


def test_what_was_ticked_by_hand_is_put_right(db):
    group = Group.objects.get(name=Role.EDITOR.value)
    group.permissions.add(Permission.objects.get(codename="delete_group"))
    GroupPagePermission.objects.filter(group=group).first().delete()
    before = DUTIES[Role.EDITOR]
    sync_roles()
    assert not group.permissions.filter(codename="delete_group").exists()
    held = GroupPagePermission.objects.filter(group=group)
    assert {each.permission.codename for each in held} == set(before.pages)


def test_wagtails_groups_become_ours_with_people_and_tasks(db):
    person = UserFactory()
    theirs = Group.objects.create(name="Moderators")
    theirs.user_set.add(person)
    sync_roles()
    assert person.roles == {Role.MODERATOR}
    Group.objects.filter(name=Role.EDITOR.value).delete()
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.add(Group.objects.create(name="Editors"))
    sync_roles()
    assert task.groups.get().name == Role.EDITOR.value


RIGHTS = {
    "resident": (False, False, False, False),
    "founder": (False, False, False, False),
    "reviewer": (True, False, False, False),
    "officer": (True, False, False, False),
    "director": (True, False, False, False),
    "editor": (True, True, False, False),
    "moderator": (True, True, True, False),
    "manager": (True, True, True, True),
    "administrator": (True, True, True, True),
}


@pytest.mark.parametrize(("person", "expected"), RIGHTS.items())
def test_what_a_role_may(request, person, expected):
    user = request.getfixturevalue(person)
    root = Page.objects.get(depth=1)
    on_pages = root.permissions_for_user(user)
    assert expected == (
        user.has_perm("wagtailadmin.access_admin"),
        on_pages.can_add_subpage(),
        on_pages.can_publish_subpage(),
        user.has_perm("experiments.manage_experiment"),
    )


@pytest.mark.parametrize("person", RIGHTS)
def test_nobody_may_delete_people(request, person):
    assert not request.getfixturevalue(person).has_perm("accounts.delete_user")


def test_staff_are_those_who_enter_the_desk():
    entering = {
        role
        for role, duties in DUTIES.items()
        if duties.may_everything or "wagtailadmin.access_admin" in duties.permissions
    }
    assert entering == STAFF_ROLES
