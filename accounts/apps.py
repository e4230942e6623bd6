from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default = True  # there are two in this module

    def ready(self):
        from . import listeners, personal_data  # noqa: F401, PLC0415

        post_migrate.connect(sync_roles_at_the_end, dispatch_uid="accounts.sync_roles")


class PeopleAdminConfig(WagtailUsersAppConfig):
    """People in the editors' area: by e-mail address and display name, without passwords."""

    user_viewset = "accounts.views.people_admin.PeopleViewSet"


def sync_roles_at_the_end(app_config, using="default", **kwargs):
    """``post_migrate`` comes once per app; roles are set after the last has its permissions."""
    if (
        app_config
        != [each for each in apps.get_app_configs() if each.models_module][-1]
    ):
        return
    from django.contrib.auth.management import create_permissions  # noqa: PLC0415

    from .actions import sync_roles  # noqa: PLC0415

    create_permissions(app_config, verbosity=0, using=using)
    sync_roles()
