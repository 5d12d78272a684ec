"""Every step of every tour, taken by people of that role in the demonstration: the page opens, the target is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from lxml import html
from pytest_django.fixtures import Settings

from kompas.accounts.models import User
from kompas.config.demonstration import loading, sign_ins
from kompas.organisation.roles import Role
from kompas.web.tours.programme import TOURS

TAKEN_BY = {
    "medarbejder": (Role.CASE_WORKER,),
    "leder": (Role.CHIEF, Role.SECTION_LEADER),
    "udviklingskonsulent": (Role.CONSULTANT,),
    "administrator": (Role.ADMINISTRATOR,),
}


@pytest.mark.django_db
def test_every_step_opens_and_points_at_something(tmp_path: Path, settings: Settings) -> None:
    settings.PRACTICE_PORT, settings.PRACTICE_URL, settings.PRACTICE_FOLDER = 8001, "http://localhost:8001", tmp_path
    loading.load_once(tmp_path)
    assert set(TAKEN_BY) == set(TOURS)
    for slug, roles in TAKEN_BY.items():
        seen = {key for role in roles for key in _taken(slug, sign_ins.NAMES[role])}
        left_out = [step.key for step in TOURS[slug].steps if step.key not in seen]
        assert left_out == [], f"{slug}: nobody in the demonstration has a page for these"


def _taken(slug: str, name: str) -> Iterator[str]:
    """The keys of the steps that this person takes, each looked at."""
    client = Client()
    client.force_login(User.objects.get(name=name))
    address = client.post(f"/rundtur/{slug}/begynd/").headers["Location"]
    steps = {step.key: step for step in TOURS[slug].steps}
    stops = client.session["tour"]["stops"]
    for number, (key, path) in enumerate(stops, start=1):
        mark = steps[key].mark
        assert address == f"{path}#{mark}"
        response = client.get(path)
        assert response.status_code == 200, f"{slug}: {key} at {path} for {name}"
        page = html.fromstring(response.content)
        assert page.xpath(f"//*[@id='{mark}']"), f"{slug}: {key} points at #{mark}, which is not at {path} for {name}"
        assert str(steps[key].title) in str(page.xpath("string(//*[@id='rundtur'])")), key
        yield key
        address = client.post("/rundtur/trin/", {"trin": str(number + 1)}).headers["Location"]
