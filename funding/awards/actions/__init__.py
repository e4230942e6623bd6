from .achieving import decide_milestone, hand_in_milestone
from .approving import decide_step, next_step, sign_contract
from .contracting import Plan, amount_of, rule_of, write_contract
from .contributing import (
    claim_contribution,
    decide_contribution,
    take_back_contribution,
)
from .experimenting import open_experiment
from .ledger import correct_entry
from .paying import (
    bounce_payment,
    check_payee,
    confirm_payee,
    enter_payee,
    files_for,
    make_payment_file,
    order_payment,
    payee_of,
    propose_payment,
    refuse_payment,
    waiting_payments,
)
from .reminding import remind_of_what_is_due
from .reporting import (
    ask_variation,
    decide_report,
    decide_variation,
    note_visit,
    send_report,
    take_back_variation,
)
from .settling import (
    begin_closing,
    close_award,
    record_money,
    settle_ended,
    terminate_award,
    unsettled,
)

__all__ = [
    "Plan",
    "amount_of",
    "ask_variation",
    "begin_closing",
    "bounce_payment",
    "check_payee",
    "claim_contribution",
    "close_award",
    "confirm_payee",
    "correct_entry",
    "decide_contribution",
    "decide_milestone",
    "decide_report",
    "decide_step",
    "decide_variation",
    "enter_payee",
    "files_for",
    "hand_in_milestone",
    "make_payment_file",
    "next_step",
    "note_visit",
    "open_experiment",
    "order_payment",
    "payee_of",
    "propose_payment",
    "record_money",
    "refuse_payment",
    "remind_of_what_is_due",
    "rule_of",
    "send_report",
    "settle_ended",
    "sign_contract",
    "take_back_contribution",
    "take_back_variation",
    "terminate_award",
    "unsettled",
    "waiting_payments",
    "write_contract",
]
