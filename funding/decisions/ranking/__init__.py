"""Ranking applications by the scores of reviewers who are not equally strict. Pure: no database, nothing but Python."""

from .agreement import Agreement as Agreement
from .severity import Fit as Fit
from .severity import Mark as Mark
from .severity import fit as fit
from .table import Outlier as Outlier
from .table import Ranking as Ranking
from .table import Reviewer as Reviewer
from .table import Standing as Standing
from .table import rank_panel as rank_panel
