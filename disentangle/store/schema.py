"""Tables of the case file, built up by migrations that happen whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import apsw

from disentangle.store.faults import DamagedContent
from disentangle.vault.faults import NewerVersion

# Entry n brings a database from version n to n + 1. Released entries never change.
MIGRATIONS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE documents (
        kind TEXT NOT NULL,
        id   TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (kind, id)
    ) STRICT;
    -- One row; its random value changes with every write, so equal values mean equal content.
    CREATE TABLE state (
        only     INTEGER PRIMARY KEY CHECK (only = 1),
        revision BLOB NOT NULL
    ) STRICT;
    INSERT INTO state VALUES (1, randomblob(16));
    """,
)


def version_of(connection: apsw.Connection) -> int:
    """How many migrations the database has seen."""
    return int(connection.pragma("user_version"))


def build(connection: apsw.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """All tables in an empty database, in one transaction."""
    _run(connection, migrations, 0)


def upgrade(
    connection: apsw.Connection,
    keep_copy: Callable[[], None],
    migrations: Sequence[str] = MIGRATIONS,
) -> None:
    """Bring an older database up to date; does nothing to a current one.

    Args:
        keep_copy: makes a verified copy; called first, and only if there is something to do.

    Raises:
        NewerVersion: a later program wrote the database. DamagedContent: it has no tables.
    """
    version = version_of(connection)
    if version > len(migrations):
        raise NewerVersion
    if version < 1:
        raise DamagedContent
    if version < len(migrations):
        keep_copy()
        _run(connection, migrations, version)


def _run(connection: apsw.Connection, migrations: Sequence[str], version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in migrations[version:]:
            connection.execute(script)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
