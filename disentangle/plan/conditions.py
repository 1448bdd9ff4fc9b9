"""Named conditions of the content, worked out from the answers. No expressions, no code in content.

The names are the closed list in `catalogue.check.CONDITIONS`; a test holds both together.
"""

from __future__ import annotations

from disentangle.plan.answers import Answers, Living, Since, Who

_FROM_TIES = {
    "children": "children",
    "order": "order_in_force",
    "work": "work_contact",
    "joint-money": "joint_money",
}
_FROM_SHARED = {
    "phone-plan": "shared_plan",
    "location": "shared_location",
    "photos": "shared_files",
    "money": "shared_money",
    "streaming": "shared_streaming",
    "home-devices": "shared_home_devices",
    "devices": "shared_devices",
    "family-group": "family_group",
    "car": "shared_car",
    "children-accounts": "children",
}
_FROM_CAN = {
    "phone-code": "they_know_phone_code",
    "set-up": "they_set_it_up",
    "pays": "they_pay",
    "keys": "they_have_key",
    "reads": "reads_my_things",
}
_FROM_WORRIES = {
    "reads": "reads_my_things",
    "follows": "follows_me",
    "contact": "contact",
    "images": "images",
    "threats": "threats",
    "money": "joint_money",
}
# "I am not sure what we share" means all of it is looked at, not none of it.
_UNSURE_SHARED = frozenset(set(_FROM_SHARED.values()) - {"children"})


def conditions(answers: Answers) -> frozenset[str]:
    """The names of all conditions that hold."""
    found: set[str] = set()
    for table, chosen in (
        (_FROM_TIES, answers.ties),
        (_FROM_SHARED, answers.shared),
        (_FROM_CAN, answers.they_can),
        (_FROM_WORRIES, answers.worries),
    ):
        found |= {table[item] for item in chosen if item in table}
    if "unsure" in answers.shared:
        found |= _UNSURE_SHARED
    if answers.living is Living.TOGETHER:
        found.add("living_together")
    elif answers.living is Living.APART_KEYS:
        found |= {"apart", "they_have_key", "own_home_right"}
    elif answers.living is Living.APART:
        found |= {"apart", "own_home_right"}
    if answers.since is Since.WEEKS:
        found.add("just_left")
    if answers.since is Since.NOT_YET and answers.living is not Living.APART:
        found.add("living_together")
    if answers.minor:
        found.add("minor")
    if answers.who in (Who.WITH_HELPER, Who.HELPER):
        found.add("helper")
    found |= answers.phones & {"android", "iphone"}
    if answers.shared & {"home-devices", "unsure"} or answers.living is not Living.UNKNOWN:
        found.add("has_router")
    return frozenset(found)


def applies(when: tuple[str, ...], unless: tuple[str, ...], holding: frozenset[str]) -> bool:
    """Whether something with these conditions belongs in the plan: any of `when`, none of
    `unless`."""
    return (not when or not holding.isdisjoint(when)) and holding.isdisjoint(unless)
