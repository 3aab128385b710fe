"""Widgets of our own, one family a file. They know the theme and icons, and no screen."""
