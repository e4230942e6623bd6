"""Who may do what with awards: their own people only; whoever works for the foundation has the desk.

The application of the tests has no award, so that nobody finds one under its code.
"""

from tests.access_readers import FOUNDATION, NOBODY, Rule

OFFICER = frozenset({"officer"})

AWARDS: dict[str, Rule] = {
    "funding_awards:portfolio": Rule(FOUNDATION),
    "funding_awards:approvals": Rule(FOUNDATION),
    "funding_awards:payments": Rule(FOUNDATION, FOUNDATION),
    "funding_awards:payment-file": Rule(NOBODY),
    "funding_awards:award": Rule(NOBODY),
    "funding_awards:contract": Rule(NOBODY),
    "funding_awards:contract-write": Rule(OFFICER, OFFICER),
    "funding_awards:contract-version": Rule(NOBODY),
    "funding_awards:contract-decide": Rule(None, NOBODY),
    "funding_awards:contract-sign": Rule(NOBODY, NOBODY),
    "funding_awards:contract-prove": Rule(None, NOBODY),
    "funding_awards:contract-changes": Rule(NOBODY),
    "funding_awards:contract-pdf": Rule(NOBODY),
    "funding_awards:contract-evidence": Rule(NOBODY),
    "funding_awards:milestone": Rule(NOBODY, NOBODY),
    "funding_awards:payment-propose": Rule(None, NOBODY),
    "funding_awards:payment-decide": Rule(None, NOBODY),
    "funding_awards:contribution-new": Rule(NOBODY, NOBODY),
    "funding_awards:contribution": Rule(NOBODY, NOBODY),
    "funding_awards:report": Rule(NOBODY, NOBODY),
    "funding_awards:variation-new": Rule(NOBODY, NOBODY),
    "funding_awards:variation": Rule(NOBODY, NOBODY),
    "funding_awards:visit-new": Rule(NOBODY, NOBODY),
    "funding_awards:file": Rule(NOBODY),
    "funding_awards:payee": Rule(NOBODY, NOBODY),
    "funding_awards:books": Rule(NOBODY),
    "funding_awards:books-file": Rule(NOBODY),
    "funding_awards:entry-new": Rule(NOBODY, NOBODY),
    "funding_awards:entry-correct": Rule(NOBODY, NOBODY),
    "funding_awards:experiment-open": Rule(None, NOBODY),
    "funding_awards:end": Rule(NOBODY, NOBODY),
}
