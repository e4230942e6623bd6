"""What may be done in each status, written once more by hand, in another shape than :mod:`funding.workflow` has it.

One line for each pair that can happen: ``status event -> status: by whom``. A pair that is not here can happen to nobody.
"""

TOLD = """
draft send_for_sign_off -> sign_off: lead
draft submit -> submitted: lead
draft withdraw -> withdrawn: lead
sign_off return_from_sign_off -> draft: lead signatory
sign_off submit -> submitted: signatory
sign_off withdraw -> withdrawn: lead
submitted request_changes -> changes_requested: officer
submitted start_review -> in_review: officer
submitted find_ineligible -> ineligible: officer
submitted withdraw -> withdrawn: lead
submitted peek -> submitted: officer director
changes_requested resubmit -> submitted: lead signatory
changes_requested find_ineligible -> ineligible: officer
changes_requested withdraw -> withdrawn: lead
in_review to_panel -> panel: officer
in_review select -> selected: officer director
in_review put_in_reserve -> reserve: officer director
in_review decline -> declined: officer director
in_review withdraw -> withdrawn: lead
panel select -> selected: officer director
panel put_in_reserve -> reserve: officer director
panel decline -> declined: officer director
panel withdraw -> withdrawn: lead
reserve select -> selected: officer director
reserve decline -> declined: officer director
reserve withdraw -> withdrawn: lead
selected begin_contract -> contracting: director
selected decline -> declined: director
selected withdraw -> withdrawn: lead
contracting sign_contract -> contracting: lead signatory director
contracting start_running -> running: lead signatory officer director
contracting terminate -> terminated: director
contracting withdraw -> withdrawn: lead
running release_money -> running: officer director
running hand_in_report -> running: lead editor signatory
running begin_closing -> closing: officer
running terminate -> terminated: director
closing release_money -> closing: officer director
closing hand_in_report -> closing: lead editor signatory
closing close -> closed: officer director
closing terminate -> terminated: director
declined ask_redress -> declined: lead
declined answer_redress -> declined: officer director
declined take_back_redress -> declined: lead
declined reopen -> in_review: officer director
ineligible ask_redress -> ineligible: lead
ineligible answer_redress -> ineligible: officer director
ineligible take_back_redress -> ineligible: lead
ineligible reopen -> in_review: officer director
"""


def _read(line: str) -> tuple[tuple[str, str], tuple[str, frozenset[str]]]:
    way, by = line.split(": ")
    begin, target = way.split(" -> ")
    status, event = begin.split()
    return (status, event), (target, frozenset(by.split()))


CELLS = dict(_read(line) for line in TOLD.strip().splitlines())
