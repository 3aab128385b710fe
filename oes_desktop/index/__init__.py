"""The results in memory: numpy columns that answer filters, search, order, grouping and facets.

`Mirror` is one immutable generation of them. Whoever holds one may read it on any thread; a change makes
the next one. Knows the questions of `domain.query` and nothing of SQLite, the network or Qt.
"""
