"""Exam packages: found, opened, judged, and turned into nouns of `domain`. Knows no media, no server."""
