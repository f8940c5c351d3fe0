"""Who acts in one report: persons, organisations, groups and places, with all their mentions."""
