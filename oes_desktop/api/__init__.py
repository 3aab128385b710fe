"""The only place that knows HTTP: client, sign-in flow, translation of failures, slices of media, events."""
