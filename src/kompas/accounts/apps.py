from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class AccountsConfig(AppConfig):
    name = "kompas.accounts"

    def ready(self) -> None:
        """Listen to sign-in, and let every app declare what it keeps of a person (`kept.py`)."""
        from kompas.accounts import journalling  # noqa: F401

        for app in apps.get_app_configs():
            if app.name.startswith("kompas.") and find_spec(f"{app.name}.kept"):
                import_module(f"{app.name}.kept")
