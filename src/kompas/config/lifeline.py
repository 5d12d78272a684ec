"""A child that ends when whoever started it ends, even by kill -9: nothing is left behind on a port or a database."""

import ctypes
import os
import signal
import sys

PARENT = "KOMPAS_PARENT"  # the process that the child hangs on
PR_SET_PDEATHSIG = 1


def hold_on_to_parent(last_words: signal.Signals = signal.SIGTERM) -> None:
    """Ask the kernel to send `last_words` to this process when its parent ends; on Linux only."""
    if sys.platform != "linux" or PARENT not in os.environ:
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(last_words))
    if os.getppid() == 1:  # it ended before we asked
        os._exit(1)
