"""The calls of the OES review API, one module a noun. They translate between HTTP and the catalogue, and
decide nothing."""
