"""What a proctor talks about. Standard library only; imports nothing else of ours."""
