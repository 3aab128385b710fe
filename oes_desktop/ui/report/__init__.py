"""One exam's report: the videos, the violations, the brief report, the history."""
