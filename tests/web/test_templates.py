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

SHEETS = sorted((PACKAGE / "static" / "kompas").glob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OWN_CLASS = re.compile(r"\.((?:k|ri|desk|finds|colleague|offer|admin)-?(?:[-_a-z0-9]+))(?=[\s,.:{[>+~)])")
BY_ALLAUTH = ("account/", "mfa/", "socialaccount/")  # names them itself


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


def test_no_template_is_left_behind() -> None:
    said = "\n".join(path.read_text() for path in (*PACKAGE.rglob("*.py"), *TEMPLATES))
    parts = re.sub(r"strategy/_reading_\{kind\.name\}", "strategy/_reading_", said)

    def is_named(name: str) -> bool:
        kind = re.fullmatch(r"strategy/_reading_(stakeholder|focus_area|commitment)\.html", name)
        return name in said or bool(kind and "strategy/_reading_.html" in parts)

    names = {str(path.relative_to(PACKAGE / "templates")) for path in TEMPLATES}
    assert {name for name in names if not name.startswith(BY_ALLAUTH) and not is_named(name)} == set()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_rule_of_a_sheet_is_for_a_class_that_nothing_wears(sheet: Path) -> None:
    """Of a modifier that is put together, as k-step--{{ state }}, the part before it counts."""
    worn = "\n".join(path.read_text() for path in (*PACKAGE.rglob("*.py"), *TEMPLATES, *PACKAGE.rglob("kompas/*.js")))
    ruled = set(OWN_CLASS.findall(COMMENT.sub("", sheet.read_text())))
    assert {name for name in ruled if name not in worn and f"{name.partition('--')[0]}--{{{{" not in worn} == set()
