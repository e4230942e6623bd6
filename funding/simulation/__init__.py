"""A dry run of a call, from its opening to the last decision, with applicants, reviewers and sums by lot. No database.

It walks the same table of states as real applications do and knows nothing of the checker: what cannot work
gets stuck here, and is counted as such.
"""

from .answering import Applicant, fill_in
from .running import DryRun, simulate

__all__ = ["Applicant", "DryRun", "fill_in", "simulate"]
