"""How often it has changed who may read what in the forum: sessions, accounts, roles, members, bans, forums.

The database counts (:mod:`innovation_park.lib.change_count`), so no code that changes a right can forget to say so.
"""

from __future__ import annotations

from innovation_park.lib.change_count import ChangeCount

WATCHED = {
    "django_session": ["session_key"],  # not its content, which changes all the time
    "accounts_user": ["is_active", "is_superuser", "password"],
    "accounts_user_groups": ["group_id"],
    "accounts_user_user_permissions": ["permission_id"],
    "auth_group_permissions": ["permission_id"],
    "community_forum": ["access"],
    "community_membership": ["forum_id", "person_id"],
    "community_sanction": ["measure", "forum_id", "topic_id", "until", "lifted_at"],
    "community_topic": ["forum_id"],
}

access_changes = ChangeCount("community_access", lambda: WATCHED)


def read_access_count() -> int:
    return access_changes.read()
