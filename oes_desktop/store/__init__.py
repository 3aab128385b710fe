"""The only place that knows SQLite and the key store: replica, outbox, media index, views, tokens, secrets."""
