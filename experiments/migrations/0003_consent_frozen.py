"""Published consent texts and what was signed cannot be changed, whoever asks.

Deleting is left to foreign keys: what has been signed is protected by its signatures.
"""

from django.db import migrations

from innovation_park.lib.frozen_rows import Guard, freeze

VERSION_FIELDS = (
    "experiment_id",
    "number",
    "title",
    "introduction",
    "retention",
    "published_at",
)
PURPOSE_FIELDS = ("version_id", "position", "key", "text", "consequence", "is_required")
SIGNATURE_FIELDS = ("version_id", "language", "text", "text_sha256", "signed_at")
DECISION_FIELDS = ("signature_id", "purpose_id", "is_granted")
PUBLISHED = "EXISTS (SELECT 1 FROM experiments_consentversion v WHERE v.id = {row}.version_id AND v.published_at IS NOT NULL)"
OLD_PUBLISHED = PUBLISHED.replace("{row}", "OLD")
NEW_PUBLISHED = PUBLISHED.replace("{row}", "NEW")
GUARDS = [
    Guard(
        "consentversion_frozen",
        "experiments_consentversion",
        "UPDATE",
        VERSION_FIELDS,
        "OLD.published_at IS NOT NULL AND ({changed})",
    ),
    Guard(
        "consentpurpose_frozen",
        "experiments_consentpurpose",
        "UPDATE",
        PURPOSE_FIELDS,
        OLD_PUBLISHED + " AND ({changed})",
    ),
    Guard(
        "consentpurpose_no_more",
        "experiments_consentpurpose",
        "INSERT",
        (),
        NEW_PUBLISHED,
    ),
    Guard(
        "consentsignature_frozen",
        "experiments_consentsignature",
        "UPDATE",
        SIGNATURE_FIELDS,
        "{changed}",
    ),
    Guard(
        "consentdecision_frozen",
        "experiments_consentdecision",
        "UPDATE",
        DECISION_FIELDS,
        "{changed}",
    ),
]


class Migration(migrations.Migration):
    dependencies = [("experiments", "0002_consent_evidence")]
    operations = [freeze(GUARDS)]
