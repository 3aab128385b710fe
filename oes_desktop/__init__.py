"""OES Desktop: review recorded online exams. Importing this package does nothing."""

__version__ = "0.1.0"
