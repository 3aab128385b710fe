"""What a proctor takes with her: the queue on disk, whose turn it is, and one exam fetched step by step."""
