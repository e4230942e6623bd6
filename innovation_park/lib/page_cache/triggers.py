"""The count of public changes: every table that is not declared private is watched."""

from django.apps import apps
from django.conf import settings

from ..change_count import ChangeCount


def public_tables() -> dict[str, list[str]]:
    """Each public table with the columns whose change counts; public is whatever nobody declared private."""
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        if options.managed and not options.proxy and not is_private(options.db_table):
            quiet = settings.PAGE_CACHE_QUIET_COLUMNS.get(options.db_table, ())
            columns = [field.column for field in options.local_concrete_fields]
            tables[options.db_table] = [
                column for column in columns if column not in quiet
            ]
    return tables


def is_private(table: str) -> bool:
    """Declared by name, or by a beginning that ends in an underscore; never what is declared public."""
    return table not in settings.PAGE_CACHE_PUBLIC_TABLES and any(
        table == name or (name.endswith("_") and table.startswith(name))
        for name in settings.PAGE_CACHE_PRIVATE_TABLES
    )


public_changes = ChangeCount("page_generation", public_tables)
