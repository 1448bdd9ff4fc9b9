"""No environment variable, user file or installed plug-in can slip in another keyring."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import private_bus as buses
from tests.helpers.private_bus import PrivateBus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a keyring of Linux desktops")
keyring_bus = buses.keyring_bus

ROOT = Path(__file__).resolve().parents[2]

CANARY = """
import os, pathlib
pathlib.Path(os.environ["CANARY_FILE"]).touch()
from keyring.backend import KeyringBackend
class Keyring(KeyringBackend):
    priority = 99
    def get_password(self, service, username): return None
    def set_password(self, service, username, password): pass
    def delete_password(self, service, username): pass
"""

OURS = """
from disentangle.vault.keyring_store import SecretStore, SystemKeyring
keyring = SystemKeyring()
secrets = SecretStore(bytes(32), keyring)
name = secrets.put(b"kept").result()
assert secrets.get(name).result() == b"kept"
assert len(keyring.get_key_part(keyring.put_key_part().result()).result()) == 32
secrets.forget(name).result()
keyring.close()
"""

# What the library does by itself; it shows that the canary would be seen.
LIBRARY = "import keyring; keyring.get_keyring()"

WAYS = ["environment", "user file", "installed part", "property"]


def lay_out(way: str, bus: PrivateBus, folder: Path) -> dict[str, str]:
    """Plant the canary; the environment in which a program would meet it."""
    (folder / "canary_keyring.py").write_text(CANARY)
    more: dict[str, str] = {}
    paths = [str(ROOT)]
    if way == "environment":
        more["PYTHON_KEYRING_BACKEND"] = "canary_keyring.Keyring"
        paths.append(str(folder))
    elif way == "user file":
        config = bus.home / ".config" / "python_keyring"
        config.mkdir(parents=True)
        (config / "keyringrc.cfg").write_text(
            f"[backend]\ndefault-keyring=canary_keyring.Keyring\nkeyring-path={folder}\n"
        )
    elif way == "installed part":
        facts = folder / "canary-1.0.dist-info"
        facts.mkdir()
        (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: canary\nVersion: 1.0\n")
        (facts / "entry_points.txt").write_text("[keyring.backends]\ncanary = canary_keyring\n")
        paths.append(str(folder))
    else:
        more["KEYRING_PROPERTY_PREFERRED_COLLECTION"] = "/org/freedesktop/secrets/collection/other"
        more["KEYRING_PROPERTY_SCHEME"] = "KeePassXC"
    return {
        **os.environ,
        **more,
        "PYTHONPATH": os.pathsep.join(paths),
        "CANARY_FILE": str(folder / "sung"),
    }


def run(program: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-c", program], env=environment, check=True, timeout=60)


@pytest.mark.parametrize("way", WAYS)
def test_another_keyring_is_never_loaded(way: str, keyring_bus: PrivateBus, tmp_path: Path) -> None:
    run(OURS, lay_out(way, keyring_bus, tmp_path))
    assert not (tmp_path / "sung").exists()
    ((_, attributes),) = keyring_bus.items()
    assert set(attributes) - {"xdg:schema"} == {"application", "service", "username"}


@pytest.mark.parametrize("way", WAYS[:3])
def test_the_canary_sings_when_the_library_chooses(
    way: str, keyring_bus: PrivateBus, tmp_path: Path
) -> None:
    run(LIBRARY, lay_out(way, keyring_bus, tmp_path))
    assert (tmp_path / "sung").exists()


def test_nothing_of_the_library_is_loaded_before_the_first_call() -> None:
    program = """
import sys
from disentangle.vault.keyring_store import SystemKeyring
SystemKeyring().close()
assert not {"keyring", "secretstorage", "jeepney"} & set(sys.modules)
"""
    run(program, {**os.environ, "PYTHONPATH": str(ROOT)})


@pytest.mark.parametrize(
    "other", ["keyring.backends.fail", "keyrings.alt", "keyring.backends.null"]
)
def test_no_other_backend_is_named_in_our_sources(other: str) -> None:
    for source in (ROOT / "disentangle").rglob("*.py"):
        text = source.read_text(encoding="utf-8")
        assert other not in text
        assert "keyring.get_keyring(" not in text
        assert "import keyring\n" not in text
