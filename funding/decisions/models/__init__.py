from .draw import Draw
from .feedback import FeedbackDraft
from .meeting import LeftRoom, PanelMeeting, PanelNote, Seat
from .ruling import Ruling

__all__ = [
    "Draw",
    "FeedbackDraft",
    "LeftRoom",
    "PanelMeeting",
    "PanelNote",
    "Ruling",
    "Seat",
]
