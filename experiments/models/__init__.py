from .consent import ConsentDecision, ConsentPurpose, ConsentSignature, ConsentVersion
from .experiment import EligibilityQuestion, Experiment, Letter, Move
from .participation import Participation, ParticipationEvent

__all__ = [
    "ConsentDecision",
    "ConsentPurpose",
    "ConsentSignature",
    "ConsentVersion",
    "EligibilityQuestion",
    "Experiment",
    "Letter",
    "Move",
    "Participation",
    "ParticipationEvent",
]
