from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from ..roles import DUTIES, WAGTAIL_GROUPS, WITHHELD, Duties


@transaction.atomic
def sync_roles() -> None:
    """Makes the groups what :mod:`accounts.roles` says. Repeatable; a second run writes nothing.

    Permissions that do not exist yet (an app that is migrated later) are left out until the
    next run.
    """
    _adopt_wagtail_groups()
    permissions = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    page_permissions = {
        permission.codename: permission
        for permission in permissions.values()
        if permission.content_type.model == "page"
    }
    for role, duties in DUTIES.items():
        group, _created = Group.objects.get_or_create(name=role.value)
        group.permissions.set(_permissions_of(duties, permissions))
        _set_page_permissions(group, duties, page_permissions)
        _set_file_permissions(group, duties, permissions)


def _adopt_wagtail_groups() -> None:
    """Wagtail's own groups become ours, with their people and their places in workflows."""
    for name, role in WAGTAIL_GROUPS.items():
        theirs = Group.objects.filter(name=name).first()
        if theirs is None:
            continue
        ours = Group.objects.filter(name=role.value).first()
        if ours is None:
            Group.objects.filter(pk=theirs.pk).update(name=role.value)
        else:
            ours.user_set.add(*theirs.user_set.all())
            theirs.delete()


def _permissions_of(duties: Duties, permissions: dict[str, Permission]) -> list:
    if duties.may_everything:
        return [each for name, each in permissions.items() if name not in WITHHELD]
    return [permissions[name] for name in duties.permissions if name in permissions]


def _set_page_permissions(group: Group, duties: Duties, permissions: dict) -> None:
    root = Page.objects.filter(depth=1).first()
    wanted = {permissions[name] for name in duties.pages if name in permissions}
    held = GroupPagePermission.objects.filter(group=group)
    held.exclude(Q(page=root) & Q(permission__in=wanted)).delete()
    if root:
        missing = wanted - {
            each.permission for each in held.select_related("permission")
        }
        for permission in missing:
            GroupPagePermission.objects.create(
                group=group, page=root, permission=permission
            )


def _set_file_permissions(group: Group, duties: Duties, permissions: dict) -> None:
    root = Collection.get_first_root_node()
    wanted = {permissions[name] for name in duties.files if name in permissions}
    held = GroupCollectionPermission.objects.filter(group=group)
    held.exclude(Q(collection=root) & Q(permission__in=wanted)).delete()
    if root:
        missing = wanted - {
            each.permission for each in held.select_related("permission")
        }
        for permission in missing:
            GroupCollectionPermission.objects.create(
                group=group, collection=root, permission=permission
            )
