"""The only place that knows PyAV, containers and codecs: what a recording is, made seekable, looked into."""
