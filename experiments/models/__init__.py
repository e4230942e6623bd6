from .conclusion import Conclusion, ConclusionPoint
from .consent import ConsentDecision, ConsentPurpose, ConsentSignature, ConsentVersion
from .eligibility import EligibilityQuestion
from .experiment import Experiment
from .letter import Letter, LetterSent
from .move import Move
from .participation import Participation, ParticipationEvent
from .protocol import ProtocolField, ProtocolForm
from .registration import Registration

__all__ = [
    "Conclusion",
    "ConclusionPoint",
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
    "ProtocolField",
    "ProtocolForm",
    "Registration",
]
