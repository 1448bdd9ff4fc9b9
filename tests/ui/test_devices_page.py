"""Devices and shared plans: added by one press, answered in place, their things to do opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton

from disentangle.plan.answers import Device as Computer
from disentangle.plan.devices import Device
from disentangle.plan.records import Record, State
from disentangle.session.case import Case
from disentangle.ui.pages.devices import DevicesPage
from tests.drive import Driver, running
from tests.ui.cases import ANSWERS, a_case, open_case

PIXEL = Device(
    id="d1", kind="old", name="Old Pixel", added=1, bought="me", set_up="them", holds="me",
    accounts=frozenset({"a1"}),
)  # fmt: skip
GROUP = Device(id="d2", kind="family", name="Our group", added=2, bought="them", holds="both")


def a_list(*devices: Device, records: dict[str, Record] | None = None) -> Case:
    case = a_case("google", "instagram", view="devices", records=records)
    return replace(case, devices={device.id: device for device in devices})


@contextmanager
def opened(folder: Path, case: Case) -> Iterator[Driver]:
    """A case at the page of devices; everything is written at the end."""
    with running(folder) as run:
        open_case(run, case)
        assert run.view == "devices" and isinstance(run.page, DevicesPage)
        yield run
        run.wait_saved()


def todo(run: Driver) -> list[str]:
    """The names of the things to do with the one shown."""
    assert isinstance(run.page, DevicesPage) and run.page.panel is not None
    return [row.text() for row in run.page.panel._rows]


def test_an_empty_page_tells_the_first_small_step(tmp_path: Path) -> None:
    with opened(tmp_path / "data", a_case("google", view="devices")) as run:
        assert run.shows("Start with the phone you use")
        run.press("Add my phone")
        assert run.shows("About Phone")
        run.type("Your words for it", "My phone")
        run.press("J, Who bought it?")
        run.press("Google")
        run.press("Done")
        (device,) = run.guide.session.devices
        assert (device.kind, device.name, device.bought) == ("phone", "My phone", "them")
        assert device.accounts == {"a1"}
        assert run.shows("My phone")
        assert not run.shows("Start with the phone you use")
        run.button("My phone, Signed in: Google, Bought: J")


def test_add_offers_devices_and_shared_plans(tmp_path: Path) -> None:
    with opened(tmp_path / "data", a_list(PIXEL)) as run:
        run.press("Add a device or shared plan")
        assert run.shows("Leave out what is theirs alone.")
        run.press("SIM or phone plan")
        assert run.shows("Whose name is it in?")
        run.press("Done")
        assert [d.kind for d in run.guide.session.devices] == ["old", "sim"]
        assert todo(run) == ["Save my own things", "A second line first", "Leave the plan"]


def test_their_hold_is_marked_with_a_word(tmp_path: Path) -> None:
    with opened(tmp_path / "data", a_list(PIXEL)) as run:
        assert run.shows("You bought it. J set it up. You have it now.")
        assert not run.shows("J knows the code")
        run.press("J too")
        assert run.guide.session.devices[0].code == "both"
        assert run.shows("J knows the code")
        assert run.shows("J can open it, so do these from another device.")
        assert "J knows the code" in run.button("Old Pixel").accessibleName()
        labels = [w for w in run.page.panel.findChildren(type(run.page.panel._hold))]  # type: ignore[attr-defined]
        (bold,) = [w for w in labels if w.text() == "J knows the code"]
        assert bold._font().weight() > QFont.Weight.Medium


def test_reset_waits_for_the_answer_about_proof(tmp_path: Path) -> None:
    with opened(tmp_path / "data", a_list(PIXEL)) as run:
        assert todo(run)[-1] == "Reset it"
        assert (
            run.button("Reset it")
            .accessibleName()
            .startswith("Reset it, Waits for your answer above")
        )
        run.press("Not sure yet")
        assert "Keep it as proof" in todo(run) and "Reset it" in todo(run)
        run.press("Yes, keep it")
        assert "Reset it" not in todo(run)
        run.press("No")
        assert "Keep it as proof" not in todo(run)
        assert "Waits" not in run.button("Reset it").accessibleName()


def test_a_thing_to_do_and_the_main_button_open_its_task(tmp_path: Path) -> None:
    done = {"d1/list": Record(state=State.DONE, changed="2026-11-14T10:00+00:00")}
    with opened(tmp_path / "data", a_list(PIXEL, records=done)) as run:
        assert run.shows("1 of 4 done")
        assert run.button("Save its sign-in list").accessibleName().endswith("Done")
        run.press("Start, about 6 minutes")
        assert (run.view, run.heading()) == ("task", "Sign “Old Pixel” out of Google")
        run.go("devices")
        run.press("Remove it from my account")
        assert run.heading() == "Remove “Old Pixel” from Google"


def test_a_row_shows_its_device_and_the_page_comes_back_to_it(tmp_path: Path) -> None:
    with opened(tmp_path / "data", a_list(PIXEL, GROUP)) as run:
        run.press("Our group")
        assert run.shows("Leave the group")
        assert run.shows("It is in the name of J. You both use it.")
        assert not run.shows("Could it be proof?")
        run.go("plan")
        run.go("devices")
        assert run.shows("Leave the group")


def test_taking_one_off_can_be_undone_and_keeps_its_ticks(tmp_path: Path) -> None:
    done = {"d1/list": Record(state=State.DONE)}
    with opened(tmp_path / "data", a_list(PIXEL, records=done)) as run:
        run.press("Take Old Pixel off the list")
        assert not run.guide.session.devices
        assert run.shows("Old Pixel is off the list.")
        run.press("Undo")
        assert run.guide.session.devices == (PIXEL,)
        assert run.guide.session.record("d1/list").state is State.DONE
        assert run.shows("Old Pixel")


def test_what_lies_with_them_is_left_alone(tmp_path: Path) -> None:
    with opened(tmp_path / "data", a_list(replace(PIXEL, holds="them"))) as run:
        assert run.shows("Leave the device itself alone.")
        assert todo(run) == ["Save its sign-in list", "Sign it out", "Remove it from my account"]


def test_all_of_it_by_keyboard(tmp_path: Path) -> None:
    with opened(tmp_path / "data", a_list(PIXEL, GROUP)) as run:
        names = []
        for _ in range(30):
            run.keys(Qt.Key.Key_Tab)
            focused = run.application.focusWidget()
            if isinstance(focused, QAbstractButton):
                names.append(focused.accessibleName())
        places = [
            next(n for n, name in enumerate(names) if name.startswith(start))
            for start in ("Add a device", "Old Pixel", "Our group", "Change what", "Start, about")
        ]
        assert places == sorted(places)
        run.button("Our group").setFocus()
        run.keys(Qt.Key.Key_Return)
        assert run.shows("Leave the group")


@pytest.mark.parametrize(
    ("text", "size"), [(100, (720, 520)), (200, (720, 520)), (200, (1240, 820))]
)
def test_nothing_is_cut_off_when_small_or_large(
    tmp_path: Path, text: int, size: tuple[int, int]
) -> None:
    case = a_list(PIXEL, replace(GROUP, name="The family group of all of us"))
    with opened(tmp_path / "data", case) as run:
        run.guide.look.set_text_percent(text)
        run.window.resize(*size)
        run.settle()
        page = run.page
        assert isinstance(page, DevicesPage) and page.panel is not None
        inner = page._page.widget()
        assert inner is not None
        assert inner.width() <= page._page.viewport().width()
        for button in run.window.findChildren(QAbstractButton):
            if button.isVisible() and inner.isAncestorOf(button):
                right = button.mapTo(inner, button.rect().topRight()).x()
                assert right <= inner.width(), button.accessibleName()
                assert button.height() >= button.minimumSizeHint().height() - 1
        run.press("The family group")
        assert run.shows("Leave the group")


def test_a_computer_that_may_be_watched_shows_no_devices(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_case(run, a_case(answers=replace(ANSWERS, device=Computer.NOT_SAFE), view="devices"))
        assert run.view == "not-safe"
        run.go("devices")
        assert run.view == "not-safe"
        run.wait_saved()


def test_a_name_of_hers_is_shown_as_plain_text(tmp_path: Path) -> None:
    case = a_list(replace(PIXEL, name="<b>x</b> {them} & co"))
    with opened(tmp_path / "data", case) as run:
        assert run.shows("<b>x</b> {them} & co")
        run.press("Sign it out")
        assert run.heading() == "Sign “<b>x</b> {them} & co” out of Google"
