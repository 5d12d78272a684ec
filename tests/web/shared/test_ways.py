"""The pages of one strategy stand side by side, in the order of the rooms that declare them."""

import pytest
from django.test import Client

from kompas.web.shared import ways
from tests.makers import a_member, an_adopted_strategy


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "WAYS", dict(ways.WAYS))
    ways.declare_way("closed", order=15, address="strategy:show", words="Lukket", is_open=lambda _r, _s: False)
    ways.declare_way("between", order=16, address="strategy:show", words="Imellem")


@pytest.mark.django_db
@pytest.mark.usefixtures("declared")
def test_a_strategys_tabs_stand_in_order_without_those_that_are_closed_to_the_reader() -> None:
    strategy = an_adopted_strategy()
    client = Client()
    client.force_login(a_member(strategy.unit))

    page = client.get(f"/strategier/{strategy.slug}/den-roede-traad/").content.decode()

    tabs = page.split("Strategiens sider")[1].split("</nav>")[0]
    assert [tabs.index(words) for words in ("Teksten", "Imellem", "Den røde tråd")] == sorted(
        tabs.index(words) for words in ("Teksten", "Imellem", "Den røde tråd")
    )
    assert "Lukket" not in tabs
    assert tabs.count('aria-current="page"') == 1


def test_a_way_is_declared_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        ways.declare_way("text", order=1, address="strategy:show", words="Teksten")
