"""Taking back a device: its sign-in ends, and its copy is erased at its next contact if that is wished."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from support.institution import World, code_of

from oes_desktop.cli import run
from oes_desktop.domain.errors import Rejected
from oes_desktop.server import tables
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.devices import Devices
from oes_desktop.wire import routes


def _refresh(world: World, token: str) -> str:
    answer = world.anybody.post(routes.REFRESH, json={"refresh": token, "device": ""})
    return "renewed" if answer.status_code == 200 else code_of(answer)


def _works(world: World, access: str) -> bool:
    answer = world.anybody.get(routes.CHANGES, headers={"Authorization": f"Bearer {access}"})
    return answer.status_code == 200


def test_a_revoked_device_is_signed_out_and_no_other(world: World) -> None:
    world.add_user("aigerim")
    lost = world.sign_in("aigerim", device="laptop").json()
    kept = world.sign_in("aigerim", device="office").json()
    devices = Devices(world.catalogue)
    assert devices.revoke("AIGERIM", device="laptop") == 1
    assert not _works(world, lost["access"]) and _works(world, kept["access"])
    assert _refresh(world, lost["refresh"]) == "expired"
    assert {(each.name, each.signed_in, each.erase) for each in devices.of("aigerim")} == {
        ("laptop", False, False), ("office", True, False),
    }  # fmt: skip
    assert devices.revoke("aigerim", device="laptop") == 0
    assert devices.revoke("aigerim") == 1
    with pytest.raises(Rejected):
        devices.revoke("nobody")


def test_a_device_that_is_to_be_erased_is_told_so_and_nobody_else(world: World) -> None:
    world.add_user("aigerim")
    first = world.sign_in("aigerim", device="laptop").json()
    second = world.anybody.post(routes.REFRESH, json={"refresh": first["refresh"], "device": ""}).json()
    devices = Devices(world.catalogue)
    assert devices.revoke("aigerim", erase=True) == 1
    assert not _works(world, second["access"])
    family = second["refresh"].partition(".")[0]
    assert _refresh(world, family + ".guess") == "expired"
    assert devices.of("aigerim")[0].told_ms is None
    for token in (second["refresh"], first["refresh"], second["refresh"]):  # a lost answer may be asked again
        assert _refresh(world, token) == "erase"
    assert devices.of("aigerim")[0].told_ms == world.clock.now_ms()
    again = world.sign_in("aigerim", device="laptop").json()
    assert _refresh(world, again["refresh"]) == "renewed"


def test_the_wish_outlives_a_disabled_account_and_a_new_password(world: World) -> None:
    world.add_user("aigerim")
    tokens = world.sign_in("aigerim", device="laptop").json()
    world.institution.accounts.disable("aigerim")
    assert _refresh(world, tokens["refresh"]) == "expired"
    assert Devices(world.catalogue).revoke("aigerim", erase=True) == 1
    world.institution.accounts.set_password("aigerim", "another-password-1")
    assert _refresh(world, tokens["refresh"]) == "erase"


def test_a_catalogue_of_the_version_before_goes_on(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    with catalogue.database.write() as connection:
        tables.erasures.drop(connection)
        connection.execute(sa.update(tables.state).values(schema=1))
    before = catalogue.database.identity()
    catalogue.close()
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    assert catalogue.database.identity() == before
    with catalogue.database.read() as connection:
        assert connection.execute(sa.select(tables.state.c.schema)).scalar_one() == tables.SCHEMA
        assert connection.execute(sa.select(tables.erasures)).all() == []
    catalogue.close()


def test_the_command(tmp_path: Path, world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.add_user("aigerim")
    tokens = world.sign_in("aigerim", device="laptop").json()
    data = ["admin", "--data", str(world.institution.config.data)]
    assert run([*data, "revoke", "aigerim", "--device", "другой"]) == 2
    assert "другой" in capsys.readouterr().err
    assert run([*data, "revoke", "aigerim", "--wipe"]) == 0
    assert "1 sign-ins ended; erased at their next contact" in capsys.readouterr().out
    assert run([*data, "list-devices", "aigerim"]) == 0
    assert "laptop\tto be erased\tlast used 20" in capsys.readouterr().out
    assert _refresh(world, tokens["refresh"]) == "erase"
    assert run([*data, "list-devices", "aigerim"]) == 0
    assert "laptop\terased 20" in capsys.readouterr().out
