"""Rewards add up, whoever writes; accounts of those who left stay nobody's; a card that is used stays as it is."""

from django.db import migrations

from innovation_park.lib.double_entry import Books, keep_in_balance
from innovation_park.lib.frozen_rows import Guard, freeze

BOOKS = Books(
    transactions="batteries_rewards_transaction",
    postings="batteries_rewards_posting",
    fields=("key", "kind", "stock_id", "drop_off_id", "reason", "posted_at"),
    amount="pieces",
)
NOBODYS = Guard(
    "batteries_rewards_account_stays_nobodys",
    "batteries_rewards_account",
    "UPDATE",
    ("code", "kind"),
    "({changed}) OR (NEW.person_id IS NOT NULL AND"
    " (OLD.person_id IS NULL OR OLD.person_id <> NEW.person_id))",
)
USED_CARD = Guard(
    "batteries_rewards_used_card_stays",
    "batteries_rewards_rulecard",
    "UPDATE",
    ("district_id", "number", "summary", "rule", "valid_from"),
    "({changed}) AND EXISTS (SELECT 1 FROM batteries_rewards_dropoff WHERE card_id = OLD.id)",
)


class Migration(migrations.Migration):
    dependencies = [("batteries_rewards", "0001_drop_offs_and_books")]

    operations = [
        *keep_in_balance(BOOKS),
        freeze([NOBODYS, USED_CARD]),
    ]
