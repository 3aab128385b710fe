"""The only place that knows SQLite and the key store: replica, outbox, vault index, views, tokens, keys."""
