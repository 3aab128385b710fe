"""Signing in: the form, forgotten password, passphrase, trouble with the keyring."""
