"""Bytes of recordings and photos: read through the vault, filled by whoever needs them first."""
