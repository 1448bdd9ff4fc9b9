"""Every piece of common break-up advice has its place in the content, with its caution.

The rows are the advice of two widely read articles (safety rules, section 6), in our words. Where
specialists speak against it, the task shows both sides in its `choice`.
"""

from __future__ import annotations

import pytest

from tests.unit.test_plan import content

ADVICE = [
    ("say once that it is over", "message/message-one", True),
    ("face them, with a witness", "message/message-confront", True),
    ("never answer", "message/message-silence", True),
    ("one channel for the children", "message/message-channel", True),
    ("let unknown calls ring", "calls/calls-voicemail", False),
    ("block private numbers", "calls/calls-block-later", True),
    ("a second line", "base/base-line", False),
    ("tell a few people you trust", "people/people-few", False),
    ("tell family, who delete the number", "people/people-family", True),
    ("tell friends", "people/people-friends", False),
    ("announce it publicly", "people/people-post", True),
    ("tell landlord", "people/people-home", False),
    ("tell work", "people/people-work", True),
    ("police only in the worst case", "police/police-early", True),
    ("a local undertaking", "police/police-local", True),
    ("an order keeps you safe", "legal/legal-order", True),
    ("the day an order is served", "police/police-day", False),
    ("change the locks", "home/home-locks", False),
    ("watch doors and keys", "home/home-keys", False),
    ("do not go out alone", "home/home-ways", True),
    ("have someone stay, or move out", "home/home-company", False),
    ("cash, fuel and a packed bag", "ready-bag/bag-things", False),
    ("papers and medicine", "ready-bag/bag-papers", False),
    ("delete pictures before the break-up", "images/images-own-copies", True),
    ("ask or threaten about pictures", "images/images-ask", True),
    ("what counts as harassment", "log/log-counts", False),
    ("look after yourself later", "after/after-rest", False),
]


@pytest.mark.parametrize(
    ("task", "both_sides"), [a[1:] for a in ADVICE], ids=[a[0] for a in ADVICE]
)
def test_advice_has_its_task(task: str, both_sides: bool) -> None:
    topic, _, name = task.partition("/")
    found = next(t for t in content().life[topic].tasks if t.id == name)
    assert found.source.key
    if both_sides:
        assert found.choice, f"{task} shows what speaks against it"


def test_cutting_ties_goes_from_quiet_to_visible() -> None:
    block = content().actions["block"]
    assert set(block.gentler) >= {"mute", "restrict"}
    assert set(block.after) >= {"go-private", "clean-followers", "save-copy"}
    assert "chat" in block.save_first
