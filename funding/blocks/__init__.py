"""How a composition is edited: blocks for the screen, and the way from JSON to them and back."""

from .form import SectionBlock
from .judging import CriterionBlock, DocumentBlock, QuestionBlock, StageBlock
from .reading import from_blocks, to_blocks

__all__ = [
    "CriterionBlock",
    "DocumentBlock",
    "QuestionBlock",
    "SectionBlock",
    "StageBlock",
    "from_blocks",
    "to_blocks",
]
