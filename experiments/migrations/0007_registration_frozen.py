"""Registrations with their protocol, and published conclusions, cannot be changed, whoever asks."""

from django.db import migrations

from innovation_park.lib.frozen_rows import Guard, freeze

REGISTRATION = (
    "experiment_id",
    "number",
    "metric_form",
    "metric_field",
    "statistic",
    "unit_of_analysis",
    "confidence",
    "unit",
    "baseline",
    "direction",
    "target",
    "change_on",
    "stop_form",
    "stop_field",
    "stop_statistic",
    "stop_comparison",
    "stop_value",
    "stop_minimum",
    "budget",
    "licence",
    "publication_purpose",
    "hypothesis",
    "metric",
    "baseline_source",
    "stop_rule",
    "analysis_plan",
    "ethics",
    "responsible",
    "reason",
    "registered_at",
    "text",
    "text_sha256",
)
FORM = (
    "registration_id",
    "position",
    "key",
    "name",
    "instructions",
    "filled_by",
    "how_often",
)
FIELD = (
    "form_id",
    "position",
    "key",
    "label",
    "help",
    "kind",
    "unit",
    "minimum",
    "maximum",
    "decimals",
    "is_required",
    "choices",
    "purpose",
)
CONCLUSION = (
    "experiment_id",
    "registration_id",
    "learnt",
    "failed",
    "deviations",
    "decision",
    "decision_words",
    "decided_on",
    "decision_owner",
    "figures",
    "figures_sha256",
    "published_at",
)
POINT = ("conclusion_id", "point", "verdict", "words")


REGISTERED = (
    "EXISTS (SELECT 1 FROM experiments_registration r JOIN experiments_protocolform f"
    " ON f.registration_id = r.id WHERE f.id = {row}.form_id AND r.registered_at IS NOT NULL)"
)
IN_FORCE = (
    "EXISTS (SELECT 1 FROM experiments_registration r"
    " WHERE r.id = {row}.registration_id AND r.registered_at IS NOT NULL)"
)
PUBLISHED = (
    "EXISTS (SELECT 1 FROM experiments_conclusion c"
    " WHERE c.id = {row}.conclusion_id AND c.published_at IS NOT NULL)"
)


def guards(name, table, fields, condition):
    """No change of a row that stands, and no new row under a parent that stands."""
    old, new = condition.replace("{row}", "OLD"), condition.replace("{row}", "NEW")
    return [
        Guard(f"{name}_frozen", table, "UPDATE", fields, f"{old} AND ({{changed}})"),
        Guard(f"{name}_no_more", table, "INSERT", (), new),
    ]


GUARDS = [
    Guard(
        "registration_frozen",
        "experiments_registration",
        "UPDATE",
        REGISTRATION,
        "OLD.registered_at IS NOT NULL AND ({changed})",
    ),
    *guards("protocolform", "experiments_protocolform", FORM, IN_FORCE),
    *guards("protocolfield", "experiments_protocolfield", FIELD, REGISTERED),
    Guard(
        "conclusion_frozen",
        "experiments_conclusion",
        "UPDATE",
        CONCLUSION,
        "OLD.published_at IS NOT NULL AND ({changed})",
    ),
    *guards("conclusionpoint", "experiments_conclusionpoint", POINT, PUBLISHED),
]


class Migration(migrations.Migration):
    dependencies = [("experiments", "0006_registration_protocol_conclusion")]
    operations = [freeze(GUARDS)]
