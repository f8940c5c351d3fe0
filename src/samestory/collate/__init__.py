"""One story: actors across reports, reuse, origins, utterances, facts, conflicts, ledger, timeline."""

from samestory.collate.collate import collate

__all__ = ["collate"]
