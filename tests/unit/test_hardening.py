"""What never leaves the process: core files, attached readers, messages of faults."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest


def run(code: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, since these settings hold for a whole process."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=60
    )


@pytest.mark.skipif(sys.platform != "linux", reason="reads the flags that Linux shows")
def test_there_is_no_core_file_and_nobody_attaches() -> None:
    done = run(
        """
        import ctypes, resource
        from disentangle import hardening
        before = ctypes.CDLL(None).prctl(3)
        hardening.no_memory_dumps()
        print(before, ctypes.CDLL(None).prctl(3), *resource.getrlimit(resource.RLIMIT_CORE))
        """
    )
    assert done.stdout.split() == ["1", "0", "0", "0"], done.stderr


def test_a_fault_tells_its_kind_and_lines_and_never_what_it_holds() -> None:
    done = run(
        """
        import threading
        from disentangle import hardening
        told = []
        hardening.quiet_faults(told.append)
        def fail():
            secret = "CANARY-LOCAL"
            raise ValueError("CANARY-MESSAGE " + secret)
        thread = threading.Thread(target=fail); thread.start(); thread.join()
        class Lost:
            def __del__(self): fail()
        Lost()
        print(told)
        fail()
        """
    )
    assert "CANARY" not in done.stdout + done.stderr
    assert "fault ValueError" in done.stderr and "in fail" in done.stderr
    assert done.stdout.strip() == "['ValueError']"
    assert done.returncode == 1
