"""What goes into the system's password store can be opened by its own case only."""

from __future__ import annotations

import base64
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disentangle.vault.keyring_faults import SecretDamaged, SecretForeign, SecretTooLong
from disentangle.vault.sealed import (
    SECRET_LIMIT,
    TEXT_LIMIT,
    item_key,
    key_part_from,
    key_part_text,
    seal,
    unseal,
)

KEY = item_key(bytes(range(32)))
NAME = "00aa11bb22cc-00112233445566778899"


@given(st.binary(max_size=SECRET_LIMIT))
def test_what_was_sealed_comes_back(secret: bytes) -> None:
    assert unseal(KEY, NAME, seal(KEY, NAME, secret)) == secret


def test_the_longest_secret_fills_what_windows_can_hold_and_one_more_is_refused() -> None:
    assert len(seal(KEY, NAME, bytes(SECRET_LIMIT))) == TEXT_LIMIT == 1280
    with pytest.raises(SecretTooLong):
        seal(KEY, NAME, bytes(SECRET_LIMIT + 1))


def test_the_text_shows_nothing_of_the_secret_and_is_never_the_same() -> None:
    texts = {seal(KEY, NAME, b"river-lamp-42") for _ in range(20)}
    assert len(texts) == 20
    for text in texts:
        assert b"river" not in base64.b64decode(text)


@pytest.mark.parametrize(
    ("key", "name"),
    [(item_key(bytes(32)), NAME), (KEY, "00aa11bb22cc-00112233445566778890")],
    ids=["another case", "another item"],
)
def test_it_opens_only_in_its_own_case_and_under_its_own_name(key: bytes, name: str) -> None:
    with pytest.raises(SecretDamaged) as caught:
        unseal(key, name, seal(KEY, NAME, b"river-lamp-42"))
    assert caught.type is SecretDamaged


def test_every_changed_byte_is_noticed() -> None:
    raw = base64.b64decode(seal(KEY, NAME, b"river"))
    for place in range(len(raw)):
        changed = bytearray(raw)
        changed[place] ^= 1
        with pytest.raises(SecretDamaged):
            unseal(KEY, NAME, base64.b64encode(changed).decode())


@pytest.mark.parametrize("text", ["", "hunter2", "AQ==", "Ümlaut", "AAAA" * 20, "AQID\n"])
def test_text_that_others_wrote_is_called_foreign(text: str) -> None:
    with pytest.raises(SecretForeign):
        unseal(KEY, NAME, text)


def test_a_key_part_comes_back_and_is_not_taken_for_a_sealed_secret() -> None:
    part = secrets.token_bytes(32)
    assert key_part_from(key_part_text(part)) == part
    with pytest.raises(SecretForeign):
        unseal(KEY, NAME, key_part_text(part))
    with pytest.raises(SecretForeign):
        key_part_from(seal(KEY, NAME, part))


def test_a_key_part_of_another_length_is_called_damaged() -> None:
    with pytest.raises(SecretDamaged) as caught:
        key_part_from(base64.b64encode(b"\x02" + bytes(31)).decode())
    assert caught.type is SecretDamaged


def test_keys_of_the_wrong_length_are_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        item_key(bytes(31))
    with pytest.raises(ValueError, match="32 bytes"):
        key_part_text(bytes(33))


def test_the_item_key_is_a_fixed_value_of_the_published_shape() -> None:
    # HKDF-SHA256 by hand (RFC 5869): extract with an empty salt, then one block.
    import hmac

    extracted = hmac.digest(bytes(32), bytes(range(32)), "sha256")
    assert hmac.digest(extracted, b"disentangle keyring item v1\x01", "sha256") == KEY
