"""The application that granian serves."""

import os
import signal

from django.core.wsgi import get_wsgi_application

from kompas.config.check import refuse_weak_production
from kompas.config.lifeline import hold_on_to_parent

hold_on_to_parent(signal.SIGKILL)  # here that is granian's main process: without it nobody would stop this one
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kompas.config.settings")
refuse_weak_production()
application = get_wsgi_application()
