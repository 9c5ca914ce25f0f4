"""Whether other threads run during a call."""

import sys
import threading
import time

TRIES = 200


def lets_others_run(call):
    """Whether another thread got on while a call was made, of some tries in one of them."""
    turns = 0
    stop = threading.Event()

    def turn():
        nonlocal turns
        while not stop.is_set():
            turns += 1
            time.sleep(0)

    # This thread is never made to wait: the other one only runs if the call itself lets it.
    interval = sys.getswitchinterval()
    other = threading.Thread(target=turn)
    other.start()
    try:
        sys.setswitchinterval(60)
        for _ in range(TRIES):
            before = turns
            call()
            if turns > before:
                return True
        return False
    finally:
        stop.set()
        sys.setswitchinterval(interval)
        other.join()
