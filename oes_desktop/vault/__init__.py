"""Encrypted recordings on disk: the format, a file, a reader. Knows no network, no database and no window."""
