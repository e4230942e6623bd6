from .consent import ConsentDecision, ConsentPurpose, ConsentSignature, ConsentVersion
from .eligibility import EligibilityQuestion
from .experiment import Experiment
from .letter import Letter, LetterSent
from .move import Move
from .participation import Participation, ParticipationEvent

__all__ = [
    "ConsentDecision",
    "ConsentPurpose",
    "ConsentSignature",
    "ConsentVersion",
    "EligibilityQuestion",
    "Experiment",
    "Letter",
    "LetterSent",
    "Move",
    "Participation",
    "ParticipationEvent",
]
