"""What each party commits itself to, asks, foresees, holds or denies, in one report."""

from samestory.annotate.pledges.clauses import clause_of, in_quotes, subject_of
from samestory.annotate.pledges.due import DUE_KINDS, deadline
from samestory.annotate.pledges.find import find_pledges
from samestory.annotate.pledges.parties import Names, is_name

__all__ = ["DUE_KINDS", "Names", "clause_of", "deadline", "find_pledges", "in_quotes", "is_name", "subject_of"]
