"""Who said what in one report: marks, attributions, speakers."""
