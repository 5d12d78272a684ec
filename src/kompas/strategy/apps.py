from importlib import import_module

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "kompas.strategy"

    def ready(self) -> None:
        """Tell of grounds as reasons of commitments; let what hangs here follow on.

        And let grounds and parents go along with a strategy's file.
        """
        for declaring in ("grounds", "services.parents", "exporting.grounds", "exporting.parents"):
            import_module(f"kompas.strategy.{declaring}")
