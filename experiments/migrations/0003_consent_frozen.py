"""Published consent texts and what was signed cannot be changed, whoever asks.

Deleting is left to foreign keys: what has been signed is protected by its signatures.
"""

from django.db import migrations

VERSION_FIELDS = [
    "experiment_id",
    "number",
    "title",
    "introduction",
    "retention",
    "published_at",
]
PURPOSE_FIELDS = ["version_id", "position", "key", "text", "consequence", "is_required"]
SIGNATURE_FIELDS = ["version_id", "language", "text", "text_sha256", "signed_at"]
DECISION_FIELDS = ["signature_id", "purpose_id", "is_granted"]
PUBLISHED = "EXISTS (SELECT 1 FROM experiments_consentversion v WHERE v.id = {row}.version_id AND v.published_at IS NOT NULL)"

# name: (table, when it fires, condition)
GUARDS = {
    "consentversion_frozen": (
        "consentversion",
        "UPDATE",
        VERSION_FIELDS,
        "OLD.published_at IS NOT NULL AND ({changed})",
    ),
    "consentpurpose_frozen": (
        "consentpurpose",
        "UPDATE",
        PURPOSE_FIELDS,
        PUBLISHED.format(row="OLD") + " AND ({changed})",
    ),
    "consentpurpose_no_more": (
        "consentpurpose",
        "INSERT",
        [],
        PUBLISHED.format(row="NEW"),
    ),
    "consentsignature_frozen": (
        "consentsignature",
        "UPDATE",
        SIGNATURE_FIELDS,
        "{changed}",
    ),
    "consentdecision_frozen": (
        "consentdecision",
        "UPDATE",
        DECISION_FIELDS,
        "{changed}",
    ),
}
MESSAGE = "What is published or signed cannot be changed."


def condition(vendor, fields, template):
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    cast = "" if vendor == "sqlite" else "::text"
    changed = " OR ".join(
        f'OLD."{name}"{cast} {differs} NEW."{name}"{cast}' for name in fields
    )
    return template.format(changed=changed)


def install(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for name, (table, event, fields, template) in GUARDS.items():
        when = condition(vendor, fields, template)
        for statement in statements(vendor, name, f"experiments_{table}", event, when):
            schema_editor.execute(statement, params=None)


def statements(vendor, name, table, event, when):
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {when} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        ]
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {when} THEN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def remove(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for name, (_table, *_rest) in GUARDS.items():
        if vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)
        else:
            schema_editor.execute(f"DROP FUNCTION {name}() CASCADE", params=None)


class Migration(migrations.Migration):
    dependencies = [("experiments", "0002_consent_evidence")]
    operations = [migrations.RunPython(install, remove, elidable=False)]
