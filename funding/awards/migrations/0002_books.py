"""What nobody can do to the money of an award, whoever writes: the books, and what rests on them.

Sealing a transaction moves the balances of its accounts. Refused at that moment, on either engine:

- postings that do not add up to nought, or mix the foundation's money with the team's;
- an account that would be overdrawn (a check of the table), or more taken from the budget than was awarded;
- a release for which the match is not there (the four inequalities of :mod:`funding.awards.matching`);
- a counter-entry that is not the very mirror of what it corrects.
"""

# ruff: noqa: S608 - names of our tables, nobody's words
from django.db import migrations

from innovation_park.lib.double_entry import Books, keep_in_balance
from innovation_park.lib.frozen_rows import Guard, freeze

A, T, P = (f"funding_awards_{name}" for name in ("account", "transaction", "posting"))
AWARD, CONTRACT = "funding_awards_award", "funding_awards_contractversion"
APPROVAL, SIGNATURE = "funding_awards_approval", "funding_awards_signature"
PAYEE, PAYMENT = "funding_awards_payee", "funding_awards_payment"

BOOKS = Books(
    transactions=T,
    postings=P,
    fields=(
        "key",
        "award_id",
        "kind",
        "milestone_id",
        "corrects_id",
        "note",
        "on",
        "at",
    ),
    amount="amount",
)
TEAM_KINDS = "('outside', 'match_cash', 'match_in_kind')"
POSTED = f"SELECT COALESCE(SUM(p.amount), 0) FROM {P} p JOIN {A} a ON a.id = p.account_id WHERE p.transaction_id = NEW.id AND a.kind IN "
MIRRORED = f"""EXISTS (SELECT 1 FROM {P} p WHERE p.transaction_id IN (NEW.id, NEW.corrects_id)
 GROUP BY p.account_id HAVING SUM(p.amount) <> 0)"""
OF_SEALED = f"""SELECT COALESCE(SUM(p.amount), 0) FROM {P} p JOIN {T} t ON t.id = p.transaction_id
 WHERE p.account_id = NEW.id AND t.is_sealed"""
SEALING = "NEW.is_sealed AND NOT OLD.is_sealed"
MONEY = [
    Guard(
        "funding_awards_award_is_fixed",
        AWARD,
        "UPDATE",
        (
            "application_id",
            "amount",
            "least_percent",
            "least_cash_percent",
            "most_in_kind_percent",
        ),
        "{changed}",
    ),
    Guard("funding_awards_account_begins_empty", A, "INSERT", (), "NEW.balance <> 0"),
    Guard(
        "funding_awards_account_is_fixed",
        A,
        "UPDATE",
        ("award_id", "kind"),
        "{changed}",
    ),
    Guard("funding_awards_account_is_kept", A, "DELETE", (), "1 = 1"),
    Guard(
        "funding_awards_balance_is_of_the_books",
        A,
        "UPDATE",
        (),
        f"NEW.balance <> OLD.balance AND NEW.balance <> ({OF_SEALED})",
    ),
    Guard(
        "funding_awards_never_more_than_awarded",
        A,
        "UPDATE",
        (),
        f"NEW.kind = 'budget' AND -NEW.balance > (SELECT amount FROM {AWARD} WHERE id = NEW.award_id)",
    ),
    Guard(
        "funding_awards_posting_of_the_same_award",
        P,
        "INSERT",
        (),
        f"(SELECT award_id FROM {A} WHERE id = NEW.account_id)"
        f" <> (SELECT award_id FROM {T} WHERE id = NEW.transaction_id)",
    ),
    Guard(
        "funding_awards_money_does_not_mix",
        T,
        "UPDATE",
        (),
        f"{SEALING} AND ({POSTED} {TEAM_KINDS}) <> 0",
    ),
    Guard(
        "funding_awards_counter_entry_mirrors",
        T,
        "UPDATE",
        (),
        f"{SEALING} AND NEW.corrects_id IS NOT NULL AND {MIRRORED}",
    ),
]
BALANCE = f"COALESCE((SELECT SUM(a.balance) FROM {A} a WHERE a.award_id = w.id AND a.kind IN {{}}), 0)"
MOVE = f"""UPDATE {A} SET balance = balance + (SELECT p.amount FROM {P} p
 WHERE p.transaction_id = NEW.id AND p.account_id = {A}.id)
 WHERE id IN (SELECT p.account_id FROM {P} p WHERE p.transaction_id = NEW.id);"""
UNMATCHED = f"""({POSTED} ('released', 'clawback')) > 0 AND EXISTS (SELECT 1 FROM (
 SELECT w.least_percent AS m, w.least_cash_percent AS c, w.most_in_kind_percent AS k,
 {BALANCE.format("('released', 'clawback')")} AS r,
 {BALANCE.format("('match_cash')")} AS cash,
 {BALANCE.format("('match_in_kind')")} AS goods
 FROM {AWARD} w WHERE w.id = NEW.award_id) x WHERE NOT (
 100 * (x.cash + x.goods) >= x.m * (x.r + x.cash + x.goods)
 AND (100 - x.k) * x.cash >= (x.m - x.k) * (x.r + x.cash)
 AND (100 * x.cash >= x.c * (x.r + x.cash + x.goods)
 OR (100 - x.k) * x.cash >= x.c * (x.r + x.cash))))"""
SEALED = "funding_awards_sealing_moves_balances"
REFUSED = "The team's part is not there, so this cannot be released."
SIGNED = [
    Guard(
        "funding_awards_contract_is_fixed",
        CONTRACT,
        "UPDATE",
        (
            "award_id",
            "number",
            "language",
            "special",
            "text",
            "pdf",
            "sha256",
            "made_at",
        ),
        "{changed}",
    ),
    Guard(
        "funding_awards_contract_begins_unapproved",
        CONTRACT,
        "INSERT",
        (),
        "NEW.status <> 'in_approval'",
    ),
    Guard(
        "funding_awards_contract_is_approved_by_two",
        CONTRACT,
        "UPDATE",
        (),
        "NEW.status IN ('approved', 'signed') AND NEW.status <> OLD.status AND"
        f" (SELECT COUNT(*) FROM {APPROVAL} WHERE version_id = NEW.id AND is_granted) <> 2",
    ),
    Guard(
        "funding_awards_contract_is_signed_by_two",
        CONTRACT,
        "UPDATE",
        (),
        "NEW.status = 'signed' AND OLD.status <> 'signed' AND"
        f" (SELECT COUNT(*) FROM {SIGNATURE} WHERE version_id = NEW.id) <> 2",
    ),
    Guard(
        "funding_awards_contract_stays_signed",
        CONTRACT,
        "UPDATE",
        (),
        "OLD.status IN ('signed', 'replaced') AND NEW.status <> OLD.status",
    ),
    Guard(
        "funding_awards_approval_is_fixed",
        APPROVAL,
        "UPDATE",
        ("version_id", "step", "is_granted", "reason", "at"),
        "({changed}) OR NEW.by_id IS NOT NULL AND (OLD.by_id IS NULL OR NEW.by_id <> OLD.by_id)",
    ),
    Guard("funding_awards_approval_is_kept", APPROVAL, "DELETE", (), "1 = 1"),
    Guard(
        "funding_awards_signature_of_these_bytes",
        SIGNATURE,
        "INSERT",
        (),
        f"NOT EXISTS (SELECT 1 FROM {CONTRACT} v WHERE v.id = NEW.version_id"
        " AND v.sha256 = NEW.sha256 AND v.status = 'approved')",
    ),
    Guard(
        "funding_awards_signature_is_fixed",
        SIGNATURE,
        "UPDATE",
        (
            "version_id",
            "side",
            "sha256",
            "name",
            "email",
            "proof",
            "proved_at",
            "at",
        ),
        "({changed}) OR NEW.person_id IS NOT NULL AND (OLD.person_id IS NULL OR NEW.person_id <> OLD.person_id)",
    ),
    Guard("funding_awards_signature_is_kept", SIGNATURE, "DELETE", (), "1 = 1"),
]
READY = f"EXISTS (SELECT 1 FROM {PAYEE} e WHERE e.id = NEW.payee_id AND e.confirmed_at IS NOT NULL AND e.checked_at IS NOT NULL)"
IN_THE_BOOKS = f"""EXISTS (SELECT 1 FROM {T} t JOIN {P} p ON p.transaction_id = t.id JOIN {A} a ON a.id = p.account_id
 WHERE t.id = NEW.release_id AND t.is_sealed AND t.kind = 'release' AND t.milestone_id = NEW.milestone_id
 AND a.kind = 'released' AND p.amount = NEW.amount)"""
PAID = [
    Guard(
        "funding_awards_payee_is_fixed",
        PAYEE,
        "UPDATE",
        ("award_id", "bank", "account_number", "holder"),
        "{changed}",
    ),
    Guard(
        "funding_awards_payment_begins_proposed",
        PAYMENT,
        "INSERT",
        (),
        "NEW.status <> 'proposed' OR NEW.proposed_by_id IS NULL",
    ),
    Guard(
        "funding_awards_payment_is_fixed",
        PAYMENT,
        "UPDATE",
        ("milestone_id", "payee_id", "amount"),
        "{changed}",
    ),
    Guard(
        "funding_awards_payment_is_ordered_once",
        PAYMENT,
        "UPDATE",
        ("release_id", "file_id"),
        "({changed}) AND ((OLD.release_id IS NOT NULL AND (NEW.release_id IS NULL OR NEW.release_id <> OLD.release_id))"
        " OR (OLD.file_id IS NOT NULL AND (NEW.file_id IS NULL OR NEW.file_id <> OLD.file_id)))",
    ),
    Guard(
        "funding_awards_payment_is_ordered_whole",
        PAYMENT,
        "UPDATE",
        (),
        "NEW.status = 'ordered' AND OLD.status <> 'ordered' AND (OLD.status <> 'proposed'"
        f" OR NEW.ordered_by_id IS NULL OR NEW.proposed_by_id IS NULL OR NOT {READY} OR NOT {IN_THE_BOOKS})",
    ),
    Guard(
        "funding_awards_payment_is_sent_after_the_order",
        PAYMENT,
        "UPDATE",
        (),
        "NEW.status IN ('sent', 'bounced') AND OLD.status IN ('proposed', 'refused')",
    ),
]


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {SEALED} AFTER UPDATE ON {T} FOR EACH ROW WHEN {SEALING} BEGIN"
            f" {MOVE} SELECT RAISE(ABORT, '{_quoted(REFUSED)}') WHERE {UNMATCHED}; END",
            params=None,
        )
        return
    schema_editor.execute(
        f"CREATE FUNCTION {SEALED}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {SEALING} THEN {MOVE} IF {UNMATCHED} THEN RAISE EXCEPTION '{_quoted(REFUSED)}'"
        " USING ERRCODE = 'integrity_constraint_violation'; END IF; END IF; RETURN NULL; END $$",
        params=None,
    )
    schema_editor.execute(
        f"CREATE TRIGGER {SEALED} AFTER UPDATE ON {T} FOR EACH ROW EXECUTE FUNCTION {SEALED}()",
        params=None,
    )


def remove(apps, schema_editor):
    drop = (
        f"DROP TRIGGER {SEALED}"
        if schema_editor.connection.vendor == "sqlite"
        else f"DROP FUNCTION {SEALED}() CASCADE"
    )
    schema_editor.execute(drop, params=None)


def _quoted(words: str) -> str:
    return words.replace("'", "''")


class Migration(migrations.Migration):
    dependencies = [("funding_awards", "0001_initial")]

    operations = [
        *keep_in_balance(BOOKS),
        freeze([*MONEY, *SIGNED, *PAID]),
        migrations.RunPython(install, remove, elidable=False),
    ]
