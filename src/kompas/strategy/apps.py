from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "kompas.strategy"
