from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class OrganisationConfig(AppConfig):
    name = "kompas.organisation"

    def ready(self) -> None:
        """Let every app declare its permission codes (`permissions.py`), and tell sign-in what the house is called."""
        for app in apps.get_app_configs():
            if app.name.startswith("kompas.") and find_spec(f"{app.name}.permissions"):
                import_module(f"{app.name}.permissions")
        from kompas.accounts.house import named_by
        from kompas.organisation import house

        named_by(house.name)
