"""A passphrase that costs next to nothing to try."""

from __future__ import annotations

from oes_desktop.store.secrets import PassphraseKeeper


class Quick(PassphraseKeeper):
    """The same at a lower cost; the cost is written beside the wrapped secret, so later openings are quick
    too."""

    MEMORY_KIB, ITERATIONS = 1_024, 1
