"""Who may open what lies on this computer, and for how long: passphrase, lease, and what time it is."""
