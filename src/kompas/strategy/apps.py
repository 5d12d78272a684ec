from importlib import import_module

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "kompas.strategy"

    def ready(self) -> None:
        """Tell of the period before among the reasons of a commitment; let what hangs here follow to the next."""
        for declaring in ("lineage", "services.parents"):
            import_module(f"kompas.strategy.{declaring}")
