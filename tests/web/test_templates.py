"""The templates: nothing inline, every component shown, each with its contract on top."""

import re
from pathlib import Path

import pytest

from tests.house.test_contracts import PACKAGE

TEMPLATES = sorted((PACKAGE / "templates").rglob("*.html"))
COMPONENTS = [path for path in TEMPLATES if path.parent.name == "components" and not path.name.startswith("_")]
INLINE = re.compile(r"\sstyle=|<style|\son[a-z]+=[\"']|hx-on|javascript:|<script(?![^>]*\ssrc=)|hx-vals=\S*js:")
USED = re.compile(r"\{%-?\s*(?:include|component)\s+\"components/([a-z_]+\.html)\"")
BY_FORMS = {"form.html", "field.html", "error_summary.html"}  # every form on the page is rendered with these


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE / "templates")))
def test_no_template_holds_style_or_script(template: Path) -> None:
    assert INLINE.findall(template.read_text()) == []


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda path: path.name)
def test_every_component_states_its_contract_on_top(component: Path) -> None:
    assert component.read_text().lstrip().startswith("{% comment %}")


def test_every_component_is_shown_on_the_page_of_components() -> None:
    shown: set[str] = set()
    waiting = [PACKAGE / "templates" / "showcase" / "overview.html"]
    while waiting:
        for name in USED.findall(waiting.pop().read_text()):
            if name not in shown:
                shown.add(name)
                waiting.append(PACKAGE / "templates" / "components" / name)
    assert {path.name for path in COMPONENTS} - shown - BY_FORMS == set()


def test_templates_use_components_that_exist() -> None:
    used = {name for path in TEMPLATES for name in USED.findall(path.read_text())}
    there = {path.name for path in TEMPLATES if path.parent.name == "components"}
    assert used - there == set()
