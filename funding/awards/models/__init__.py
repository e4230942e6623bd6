from .award import Award, AwardQuerySet
from .contract import Approval, ContractVersion, Signature
from .evidence import EvidenceFile
from .ledger import Account, Posting, Transaction
from .match import Contribution
from .milestone import Milestone
from .payment import Payee, Payment, PaymentFile
from .report import Report
from .variation import SiteVisit, Variation

__all__ = [
    "Account",
    "Approval",
    "Award",
    "AwardQuerySet",
    "ContractVersion",
    "Contribution",
    "EvidenceFile",
    "Milestone",
    "Payee",
    "Payment",
    "PaymentFile",
    "Posting",
    "Report",
    "Signature",
    "SiteVisit",
    "Transaction",
    "Variation",
]
