"""The report on paper: composed from values, laid out on pages, printed, saved, packed for an appeal."""
