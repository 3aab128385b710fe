"""The contract with the server: OES review API v1. Shared by `api` and `server`, and by nobody else."""
