"""A session bus of the test's own, with a real GNOME Keyring, that is gone afterwards.

Everything lives in one fresh folder: home, runtime folder, socket. The environment of the test
process points there while a bus is open. Processes are ended by their number, and only those whose
home is that folder.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PASSWORD = b"test"  # no line end: it would be part of the password

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  {services}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

_SERVICE = """[D-BUS Service]
Name=org.freedesktop.secrets
Exec={daemon} --start --foreground --components=secrets
"""

_WITHOUT = ("DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL", "DBUS_SESSION_BUS_ADDRESS")


@dataclass
class PrivateBus:
    """An open bus.

    Attributes:
        folder: holds everything, deleted at the end.
        address: what `DBUS_SESSION_BUS_ADDRESS` says meanwhile.
        bus: the dbus-daemon.
    """

    folder: Path
    address: str
    bus: subprocess.Popen[bytes]
    _daemons: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def keyring_files(self) -> dict[str, bytes]:
        """What the keyring has on disk, by file name."""
        folder = self.home / ".local" / "share" / "keyrings"
        return {file.name: file.read_bytes() for file in folder.glob("*") if file.is_file()}

    def start_keyring(self, password: bytes = PASSWORD) -> None:
        """Start and unlock the keyring; makes the login collection if there is none.

        A locked one that the bus started meanwhile is ended first.
        """
        if self._has_owner():
            self.kill_keyring()
        with tempfile.TemporaryFile() as given:
            given.write(password)
            given.seek(0)
            self._daemons.append(
                subprocess.Popen(
                    [
                        program("gnome-keyring-daemon"),
                        "--foreground",
                        "--unlock",
                        "--components=secrets",
                    ],
                    stdin=given,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
        wait_until(lambda: self._has_owner() and self._unlocked(), "the keyring to be open")

    def keyring_pid(self) -> int:
        """The process that answers for the keyring now; starts none."""
        return int(_ask_bus("GetConnectionUnixProcessID"))

    def lock(self) -> None:
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            secretstorage.Collection(bus).lock()

    def kill_keyring(self) -> None:
        """End the keyring at once. With a service file the bus starts a locked one when asked."""
        pid = self.keyring_pid()
        os.kill(pid, signal.SIGKILL)
        self._reap()
        wait_until(lambda: not self._has_owner(), "the keyring to be gone")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """The keyring exists and never answers."""
        pid = self.keyring_pid()
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)

    def kill_bus(self) -> None:
        self.bus.kill()
        self.bus.wait()

    def items(self) -> list[tuple[str, dict[str, str]]]:
        """Label and attributes of each item, as every program of the session can list them."""
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            return [
                (item.get_label(), item.get_attributes())
                for item in secretstorage.Collection(bus).get_all_items()
            ]

    def plant(self, service: str, user: str, text: bytes, **more: str) -> None:
        """Write an item past the program; further attributes make it a second one."""
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            attributes = {"service": service, "username": user, **more}
            secretstorage.Collection(bus).create_item("planted", attributes, text, replace=True)

    def _has_owner(self) -> bool:
        return bool(_ask_bus("NameHasOwner"))

    def _unlocked(self) -> bool:
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            try:
                return not secretstorage.Collection(bus).is_locked()
            except secretstorage.ItemNotFoundException:
                return False

    def _reap(self) -> None:
        for daemon in self._daemons:
            with suppress(subprocess.TimeoutExpired):
                daemon.wait(0.2)

    def _end(self) -> None:
        # The keyrings first, while the bus is there to collect those that it started itself.
        _end_all(lambda: _pids_of(self.home, "gnome-keyring"))
        for daemon in self._daemons:
            daemon.wait()
        self.bus.terminate()
        self.bus.wait()
        _end_all(lambda: _pids_of(self.home, ""))
        shutil.rmtree(self.folder)


def program(name: str) -> str:
    """The path of a program these tests cannot do without."""
    path = shutil.which(name)
    if path is None:
        pytest.fail(
            f"{name} is missing. The keyring tests use the real one: install gnome-keyring and "
            "dbus with your system's package manager, or run the project's set-up command."
        )
    return path


def wait_until(ready: Callable[[], bool], what: str, seconds: float = 10.0) -> None:
    """Look every 10 ms; fails the test when the time is over."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            pytest.fail(f"waited {seconds:.0f} s for {what}")
        time.sleep(0.01)


@contextmanager
def private_bus(*, provider: bool = True, unlocked: bool = True) -> Iterator[PrivateBus]:
    """A bus with an open keyring.

    Args:
        provider: False gives a bus on which no keyring exists or can be started.
        unlocked: False starts no keyring; the bus can start one, which has no collection.
    """
    folder = Path(tempfile.mkdtemp(prefix="bus-"))  # short: a socket path has at most 107 bytes
    runtime, socket = folder / "run", folder / "bus"
    (folder / "home").mkdir()
    runtime.mkdir(mode=0o700)
    services = folder / "services"
    services.mkdir()
    if provider:
        text = _SERVICE.format(daemon=program("gnome-keyring-daemon"))
        (services / "org.freedesktop.secrets.service").write_text(text)
    config = folder / "bus.conf"
    line = f"<servicedir>{services}</servicedir>" if provider else ""
    config.write_text(_CONFIG.format(socket=socket, services=line))
    address = f"unix:path={socket}"
    with environment(
        HOME=str(folder / "home"),
        XDG_RUNTIME_DIR=str(runtime),
        XDG_DATA_HOME=str(folder / "home" / ".local" / "share"),
        XDG_CONFIG_HOME=str(folder / "home" / ".config"),
        XDG_CACHE_HOME=str(folder / "home" / ".cache"),
    ):
        bus = subprocess.Popen(
            [
                program("dbus-daemon"),
                "--nofork",
                "--nopidfile",
                f"--config-file={config}",
                "--print-address=1",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        opened = PrivateBus(folder, address, bus)
        try:
            if bus.stdout is not None:
                with bus.stdout as said:
                    said.readline()  # it says its address when it listens
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
            if provider and unlocked:
                opened.start_keyring()
            yield opened
        finally:
            opened._end()


@contextmanager
def environment(**values: str) -> Iterator[None]:
    """Set these variables, drop every display and bus, and put all back afterwards."""
    before = dict(os.environ)
    for name in _WITHOUT:
        os.environ.pop(name, None)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _ask_bus(question: str) -> int:
    import secretstorage
    from secretstorage.util import BUS_NAME, DBusAddressWrapper

    with closing(secretstorage.dbus_init()) as bus:
        daemon = DBusAddressWrapper("/org/freedesktop/DBus", "org.freedesktop.DBus", bus)
        daemon.bus_name = "org.freedesktop.DBus"
        (answer,) = daemon.call(question, "s", BUS_NAME)
        return int(answer)


def _end_all(find: Callable[[], list[int]]) -> None:
    for pid in find():
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not find(), "the test's own processes to end")


def _pids_of(home: Path, program: str) -> list[int]:
    """Live processes that were started with this home and whose name begins like this."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                started_with = (folder / "environ").read_bytes().split(b"\0")
                name = (folder / "comm").read_text()
                if f"HOME={home}".encode() in started_with and name.startswith(program):
                    found.append(int(folder.name))
    return found


@pytest.fixture
def keyring_bus() -> Iterator[PrivateBus]:
    """A private bus with an open keyring."""
    with private_bus() as bus:
        yield bus


@pytest.fixture
def bus_without_keyring() -> Iterator[PrivateBus]:
    """A private bus on which no keyring exists."""
    with private_bus(provider=False) as bus:
        yield bus


@pytest.fixture
def no_bus(tmp_path: Path) -> Iterator[None]:
    """No bus at all: neither an address nor a socket where one would be."""
    with environment(HOME=str(tmp_path), XDG_RUNTIME_DIR=str(tmp_path)):
        yield


def planted_name() -> str:
    """A name as `SystemKeyring.add` gives them out, of an item that nobody wrote."""
    return f"{secrets.token_hex(6)}-{secrets.token_hex(10)}"
