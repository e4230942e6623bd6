"""What pages, files and letters say in numbers, read from the reviews and decisions as they stand."""

from .agenda import Item as Item
from .agenda import agenda_of as agenda_of
from .ranking import CallRanking as CallRanking
from .ranking import Listed as Listed
from .ranking import rankable as rankable
from .ranking import ranking_of as ranking_of
from .redress import redress_figures as redress_figures
from .reviews import feedback_of as feedback_of
from .reviews import words_by_criterion as words_by_criterion
