"""Watching: the engine, its libVLC implementation, and the exam clock that drives two of them. No Qt."""
