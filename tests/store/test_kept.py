"""Views, tokens, and what is known of the server."""

from __future__ import annotations

import pytest

from oes_desktop.domain.account import ADMIN, Account
from oes_desktop.domain.errors import Damaged
from oes_desktop.domain.vocabulary import DecisionTerm, KindTerm, Label, Limits, Meta, Vocabulary
from oes_desktop.store.kept import Tokens
from oes_desktop.store.store import Store


def test_views_keep_their_values_apart(store) -> None:
    assert store.views.load("results") is None
    store.views.save("results", {"query": "{}", "columns": ["студент"], "expanded": []})
    store.views.save("other", {"a": None})
    store.views.save("results", {"columns": ["start"], "wide": 1.5})
    assert store.views.load("results") == {"columns": ["start"], "wide": 1.5}
    assert store.views.load("other") == {"a": None}


def test_tokens_survive_and_can_be_cleared(profile) -> None:
    store = Store(profile)
    assert store.tokens.load() is None
    store.tokens.save("access-1", "refresh-1", 10)
    store.tokens.save("access-2", "refresh-2", 20)
    store.close()
    store = Store(profile)
    assert store.tokens.load() == Tokens("access-2", "refresh-2", 20)
    store.tokens.clear()
    assert store.tokens.load() is None
    store.close()


def test_meta_and_account_come_back_whole(store) -> None:
    assert store.meta.load() is None
    vocabulary = Vocabulary(
        decisions=(DecisionTerm("accepted", Label("Допущен", "Жіберілді", "Accepted"), tone="good"),),
        kinds=(KindTerm("focus_lost", Label(ru="Фокус потерян"), severity=2, weight=1.5),),
        groups=("ИС-21-2",),
    )
    meta = Meta("s", "e", "ХТИИ", "1.0", "Asia/Aqtau", frozenset({"batch"}), vocabulary, Limits(7, 8, 9))
    account = Account("u", "admin", "Нұрлан", ADMIN, frozenset({"archive"}))
    store.meta.save(meta, account)
    assert store.meta.load() == (meta, account)


def test_a_row_that_makes_no_sense_is_damage(store) -> None:
    store.views.save("results", {})
    with store._database.transaction() as work:
        work.execute("UPDATE kept SET value = '[1' WHERE name = 'view:results'")
        work.execute("INSERT INTO kept VALUES ('tokens', '{\"a\": 1}')")
    for load in (lambda: store.views.load("results"), store.tokens.load):
        with pytest.raises(Damaged):
            load()
