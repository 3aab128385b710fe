"""One quiet morning for all tests of a file, copied for each storm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.storm import Storm, Template


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Template]:
    template = Template(tmp_path_factory.mktemp("morning"))
    yield template
    template.close()


@pytest.fixture
def storm(template: Template, tmp_path: Path) -> Iterator[Storm]:
    storm = Storm(template, tmp_path)
    yield storm
    storm.close()
