"""What a person gets from the widgets: keys, spoken names, words that never vanish."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from disentangle.ui import accessible
from disentangle.ui.focus import _Ring
from disentangle.ui.theme import Theme, apply, show_focus_rings
from tests import accessibility, widget_gallery
from tests import every_widget as w

KEY = Qt.Key

# The offscreen platform says this of every window with a smallest size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    apply(qapp, Theme())
    show_focus_rings(qapp)


def _show(qtbot: QtBot, widget: QWidget, width: int = 900, height: int = 600) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    qtbot.waitExposed(widget)
    qtbot.waitUntil(widget.isActiveWindow)


def _page(*children: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for child in children:
        column.addWidget(child)
    return page


# Every board, in every look


@pytest.mark.parametrize("board", widget_gallery.BOARDS)
@pytest.mark.parametrize("look", widget_gallery.LOOKS)
def test_every_board_is_spoken_plain_and_fits(
    qapp: QApplication, qtbot: QtBot, board: str, look: str
) -> None:
    apply(qapp, widget_gallery.LOOKS[look])
    make, width, height = widget_gallery.BOARDS[board]
    window = make()
    _show(qtbot, window, 1366 if look == "large" and width > 800 else width, height)
    faults = accessibility.audit(window)
    if board == "states":
        faults = [fault for fault in faults if not fault.startswith("no heading")]
    assert faults == []
    for page in window.findChildren(w.ScrollPage):
        if page.isVisible():
            assert page.horizontalScrollBar().maximum() == 0
    bar = window.findChild(w.TopBar)
    assert bar is not None
    exit_box = bar.exit_button.geometry()
    assert bar.rect().contains(exit_box)
    assert exit_box.width() >= bar.exit_button.sizeHint().width()
    assert exit_box.height() >= 44


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_wrapped_label_is_cut_off_in_the_smallest_window(
    qapp: QApplication, qtbot: QtBot, percent: int
) -> None:
    apply(qapp, Theme("light", percent))
    for name in ("narrow", "first_lock"):
        window = widget_gallery.BOARDS[name][0]()
        _show(qtbot, window, 720, 520)
        assert window.width() <= 720
        for page in window.findChildren(w.ScrollPage):
            for label in page.findChildren(w.Text):
                if label.isVisible() and label.text() and label.wordWrap():
                    assert label.height() >= label.heightForWidth(label.width()), label.text()
                    right = label.mapTo(page, QPoint(label.width(), 0)).x()
                    assert right <= page.viewport().width(), label.text()


def test_the_audit_names_a_mute_button_rich_words_and_a_missing_heading(qtbot: QtBot) -> None:
    rich = QLabel("<b>x</b>")
    page = _page(QPushButton(), rich)
    qtbot.addWidget(page)
    found = accessibility.audit(page)
    assert any(fault.startswith("no name: QPushButton") for fault in found)
    assert any(fault.startswith("rich text") for fault in found)
    assert any(fault.startswith("no heading") for fault in found)


# Speech


def test_headings_choices_and_groups_are_spoken_as_what_they_are(qtbot: QtBot) -> None:
    heading = w.Heading("My plan")
    check = w.ChoiceCard("A phone plan", "J pays for it")
    radio = w.ChoiceCard("Only me", radio=True)
    pages = _page(heading, check, radio)
    qtbot.addWidget(pages)
    assert accessible.spoken_role(heading) == QAccessible.Role.Heading
    assert accessible.spoken_name(heading) == "My plan"
    assert accessible.spoken_role(check) == QAccessible.Role.CheckBox
    assert accessible.spoken_role(radio) == QAccessible.Role.RadioButton
    found = QAccessible.queryAccessibleInterface(check)
    assert found.text(QAccessible.Text.Description) == "J pays for it"


def test_names_keep_ampersands_and_are_not_shortcuts(qtbot: QtBot) -> None:
    button = w.Button("Sam & co", name="")
    qtbot.addWidget(button)
    assert accessible.spoken_name(button) == "Sam & co"
    assert button.shortcut().isEmpty()


def test_a_row_speaks_all_it_shows(qtbot: QtBot) -> None:
    row = w.TaskRow("Check who can reset it", "Apple", w.State.HELP)
    qtbot.addWidget(row)
    assert accessible.spoken_name(row) == "Check who can reset it, Apple, Needs help"


def test_a_menu_path_is_one_name(qtbot: QtBot) -> None:
    path = w.MenuPath(["Security", "Your devices"])
    qtbot.addWidget(path)
    assert accessible.spoken_name(path) == "Security, then Your devices"


def test_an_icon_button_without_a_name_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="name"):
        w.IconButton("x", " ")


# Keys


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_enter_and_space_press_a_button_once(qtbot: QtBot, key: Qt.Key) -> None:
    button = w.Button("Start")
    _show(qtbot, button)
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    button.setFocus()
    QTest.keyClick(button, key)
    held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(button, held)
    assert len(presses) == 1


def _radios(page: QWidget, *keys: str) -> w.ChoiceGroup:
    group = w.ChoiceGroup(page)
    for key in keys:
        page.layout().addWidget(group.add(key, w.ChoiceCard(key, radio=True)))  # type: ignore[union-attr]
    return group


def test_arrows_walk_through_radios_and_pick(qtbot: QtBot) -> None:
    page = _page()
    group = _radios(page, "a", "b", "c")
    other = _radios(page, "x", "y")
    _show(qtbot, page)
    seen: list[list[str]] = []
    group.changed.connect(seen.append)
    other.choose(["y"])
    group.focus()
    QTest.keyClick(group.cards[0], KEY.Key_Space)
    QTest.keyClick(group.cards[0], KEY.Key_Down)
    QTest.keyClick(group.cards[1], KEY.Key_Right)
    QTest.keyClick(group.cards[2], KEY.Key_Down)
    QTest.keyClick(group.cards[0], KEY.Key_Up)
    assert seen == [["a"], ["b"], ["c"], ["a"], ["c"]]
    assert QApplication.focusWidget() is group.cards[2]
    assert other.chosen() == ["y"]


def test_a_radio_group_can_be_emptied_again(qtbot: QtBot) -> None:
    page = _page()
    group = _radios(page, "a", "b")
    qtbot.addWidget(page)
    group.choose(["a"])
    group.choose([])
    assert group.chosen() == []
    assert all(card.focusPolicy() == Qt.FocusPolicy.StrongFocus for card in group.cards)


def test_none_of_these_clears_the_rest_and_the_rest_clears_it(qtbot: QtBot) -> None:
    page = _page()
    qtbot.addWidget(page)
    group = w.ChoiceGroup(page)
    for key in ("phone", "photos"):
        group.add(key, w.ChoiceCard(key, parent=page))
    none = group.add("none", w.ChoiceCard("None of these", parent=page), alone=True)
    unsure = group.add("unsure", w.ChoiceCard("I’m not sure", parent=page), alone=True)
    group.set_wrong(True)
    group.cards[0].click()
    group.cards[1].click()
    assert group.chosen() == ["phone", "photos"]
    none.click()
    assert group.chosen() == ["none"]
    unsure.click()
    assert group.chosen() == ["unsure"]
    group.cards[1].click()
    assert group.chosen() == ["photos"]


def test_segments_move_with_arrows_and_hold_one_tab_stop(qtbot: QtBot) -> None:
    switch = w.Segmented([("a", "In order"), ("b", "By account"), ("c", "Other")], "How to show")
    before, after = w.Button("Before"), w.Button("After")
    page = _page(before, switch, after)
    _show(qtbot, page)
    seen: list[str] = []
    switch.chosen.connect(seen.append)
    before.setFocus()
    QTest.keyClick(before, KEY.Key_Tab)
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Right, KEY.Key_Left):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert seen == ["b", "c", "a", "c"]
    assert switch.current() == "c"
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, KEY.Key_Tab)
    assert QApplication.focusWidget() is after


def test_the_grid_is_walked_by_cell_and_speaks_each(qtbot: QtBot) -> None:
    table = widget_gallery._table()
    after = w.Button("After")
    page = _page(table, after)
    _show(qtbot, page, 1000)
    chosen: list[tuple[str, str]] = []
    opened: list[tuple[str, str]] = []
    table.cell_chosen.connect(lambda row, column: chosen.append((row, column)))
    table.cell_opened.connect(lambda row, column: opened.append((row, column)))
    table.setFocus()
    assert table.current() == ("Google", "Password")
    QTest.keyClick(table.view, KEY.Key_Right)
    QTest.keyClick(table.view, KEY.Key_Down)
    QTest.keyClick(table.view, KEY.Key_Return)
    QTest.keyClick(table.view, KEY.Key_G)
    assert chosen == [("Google", "Signed-in devices"), ("Apple", "Signed-in devices")]
    assert opened == [("Apple", "Signed-in devices")]
    found = QAccessible.queryAccessibleInterface(table.view)
    cell = found.focusChild()
    assert cell.text(QAccessible.Text.Name) == "Apple, Signed-in devices, to do"
    QTest.keyClick(table.view, KEY.Key_Tab)
    assert QApplication.focusWidget() is not table.view


def test_a_begun_cell_says_how_far(qtbot: QtBot) -> None:
    table = widget_gallery._table()
    qtbot.addWidget(table)
    index = table.view.model().index(2, 6)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Instagram, Who sees me, to do, 1 of 3"


def test_the_row_of_a_closed_service_leads_on(qtbot: QtBot) -> None:
    table = widget_gallery._table()
    _show(qtbot, table, 1000)
    button = next(b for b in table.findChildren(w.LinkButton) if b.text() == "Add Microsoft")
    with qtbot.waitSignal(table.link_pressed) as caught:
        button.click()
    assert caught.args == ["Skype"]


# Sheets, groups, steps


def test_a_sheet_keeps_tab_inside_closes_with_esc_and_gives_focus_back(qtbot: QtBot) -> None:
    opener = w.Button("Open")
    page = _page(opener, w.Button("Other"))
    _show(qtbot, page)
    opener.setFocus()
    sheet = w.Sheet(page, "Take it off?")
    yes = w.Button("Yes")
    sheet.add_button(yes)
    sheet.open_sheet()
    visited = set()
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, KEY.Key_Tab)
        visited.add(QApplication.focusWidget())
    assert len(visited) == 2
    assert yes in visited
    assert all(stop is not None and sheet.isAncestorOf(stop) for stop in visited)
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(yes, KEY.Key_Escape)
    assert sheet.isHidden()
    assert QApplication.focusWidget() is opener


def test_a_group_folds_and_says_so(qtbot: QtBot) -> None:
    group = w.Group("Money", "3 sittings", "J may notice")
    row = w.TaskRow("A bank")
    group.add_row(row)
    _show(qtbot, group)
    with qtbot.waitSignal(group.folded) as caught:
        QTest.keyClick(group.header, KEY.Key_Space)
    assert caught.args == [True]
    assert row.isHidden()
    assert accessible.spoken_name(group.header) == "Money, J may notice, 3 sittings, folded"


def test_one_open_step_shows_its_path_and_buttons(qtbot: QtBot) -> None:
    step = w.Step(2, 5, "Open **your list**.", ["Security"], "You’ll see phones.", "I see it")
    _show(qtbot, step)
    assert not step.main.isVisible()
    with qtbot.waitSignal(step.open_asked):
        step.findChildren(w.PaintedButton)[0].click()
    step.set_state(w.StepState.OPEN)
    assert step.main.isVisible()
    assert accessible.spoken_name(step.other) == "Mine looks different: step 2"
    with qtbot.waitSignal(step.confirmed):
        step.main.click()


def test_the_notice_folds_to_one_line_and_comes_back(qtbot: QtBot) -> None:
    notice = w.MayNotice("J may notice", "A phone will be signed out.", "Not now")
    _show(qtbot, notice, 700, 200)
    notice.set_folded(True)
    again = next(b for b in notice.findChildren(w.LinkButton))
    assert again.isVisible()
    with qtbot.waitSignal(notice.unfolded):
        again.click()
    assert not notice.folded


# Fields


def test_a_secret_field_shows_hides_and_takes_a_paste(qtbot: QtBot) -> None:
    field = w.SecretField("Passphrase")
    _show(qtbot, field)
    QApplication.clipboard().setText("walnut ferry")
    field.edit.paste()
    assert field.text() == "walnut ferry"
    assert field.edit.displayText() != "walnut ferry"
    field.show_button.click()
    assert field.edit.displayText() == "walnut ferry"
    assert field.edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert accessible.spoken_name(field.show_button) == "Hide: Passphrase"
    field.clear()
    assert not field.shown
    QApplication.clipboard().clear()


def test_a_fault_in_a_field_is_said_in_words(qtbot: QtBot) -> None:
    field = w.TextField("Day", "Any way you write it")
    qtbot.addWidget(field)
    field.set_error("Write a day, or leave this empty.")
    found = QAccessible.queryAccessibleInterface(field.edit)
    assert found.text(QAccessible.Text.Description) == "Write a day, or leave this empty."
    field.set_error("")
    assert found.text(QAccessible.Text.Description) == "Any way you write it"


def test_a_note_grows_with_its_words_and_lets_tab_go(qtbot: QtBot) -> None:
    note, after = w.NoteField("Note"), w.Button("After")
    page = _page(note, after)
    _show(qtbot, page)
    small = note.edit.height()
    note.set_text("\n".join(["a line"] * 9))
    qtbot.waitUntil(lambda: note.edit.height() > small)
    note.edit.setFocus()
    with qtbot.waitSignal(note.left):
        QTest.keyClick(note.edit, KEY.Key_Tab)
    assert QApplication.focusWidget() is after


# Frame


def _ring(window: QWidget) -> _Ring:
    return next(child for child in window.children() if isinstance(child, _Ring))


def test_the_ring_stands_round_the_control_and_follows_it(qtbot: QtBot) -> None:
    button = w.Button("Start")
    page = _page(button)
    _show(qtbot, page)
    button.setFocus()
    ring = _ring(page)
    assert ring.isVisible()
    assert ring.geometry().contains(button.geometry().adjusted(-5, -5, 5, 5))
    button.move(button.pos() + QPoint(10, 15))
    assert ring.geometry().contains(button.geometry().adjusted(-5, -5, 5, 5))
    button.clearFocus()
    assert not ring.isVisible()


def test_the_focused_row_is_scrolled_into_view(qtbot: QtBot) -> None:
    page = w.ScrollPage()
    rows = [w.TaskRow(f"Row {n}") for n in range(40)]
    for row in rows:
        page.column.addWidget(row)
    _show(qtbot, page, 700, 400)
    rows[-1].setFocus()
    top = rows[-1].mapTo(page.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= page.viewport().height() - rows[-1].height()


def test_quick_exit_is_the_first_tab_stop_of_the_bar(qtbot: QtBot) -> None:
    bar = w.TopBar("My session")
    _show(qtbot, bar, 1240, 64)
    bar.exit_button.setFocus()
    QTest.keyClick(bar.exit_button, KEY.Key_Tab)
    assert QApplication.focusWidget() is bar.help_button
    with qtbot.waitSignal(bar.exit_asked):
        bar.exit_button.click()


@pytest.mark.parametrize("width", [1240, 900, 720, 560, 420])
def test_the_bar_gives_up_words_but_never_quick_exit(qtbot: QtBot, width: int) -> None:
    bar = w.TopBar("My session")
    bar.set_saved("Saved", announce=False)
    _show(qtbot, bar, width, 64)
    assert bar.exit_button.text() == "Quick exit"
    assert bar.rect().contains(bar.exit_button.geometry())
    for button in (bar.help_button, bar.text_button):
        assert button.isVisible()
        assert accessible.spoken_name(button)


def test_the_bar_of_the_lock_page_names_nothing(qtbot: QtBot) -> None:
    bar = w.TopBar("My session", locked=True)
    _show(qtbot, bar, 1240, 64)
    shown = [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
    assert shown == []
    assert [bar.help_button.text(), bar.exit_button.text()] == ["Help", "Close"]


def test_places_say_where_the_person_is(qtbot: QtBot) -> None:
    side = w.SideBar(widget_gallery.PLACES, widget_gallery.FOOT)
    _show(qtbot, side, 236, 700)
    side.set_current("passwords")
    side.set_badge("passwords", 3)
    side.focus_current()
    focused = QApplication.focusWidget()
    assert isinstance(focused, w.PaintedButton)
    assert accessible.spoken_name(focused) == "Passwords, 3, you are here"
    with qtbot.waitSignal(side.place_chosen) as caught:
        focused.click()
    assert caught.args == ["passwords"]


def test_the_places_button_lists_every_place_that_applies(qtbot: QtBot) -> None:
    places = [place for group in widget_gallery.PLACES for place in group]
    button = w.PlacesButton(places)
    qtbot.addWidget(button)
    button.set_place_shown("images", False)
    button.set_current("plan")
    menu = button.menu()
    words = [action.text() for action in menu.actions()]
    assert "Images" not in words
    assert words[0] == "My plan, you are here"
    with qtbot.waitSignal(button.place_chosen) as caught:
        menu.actions()[1].trigger()
    assert caught.args == ["passwords"]
    menu.deleteLater()


def test_places_take_the_form_the_window_has_room_for() -> None:
    assert w.places_form(Theme(), 1240, 820) == "side"
    assert w.places_form(Theme(), 720, 520) == "tabs"
    assert w.places_form(Theme("light", 200), 1366, 690) == "button"


def test_beads_say_their_counts_and_wrap(qtbot: QtBot) -> None:
    beads = widget_gallery._beads()
    _show(qtbot, beads, 900, 80)
    row = beads.findChildren(QWidget)[0]
    assert accessible.spoken_name(row).startswith("10 sittings done, 2 begun")
    assert row.heightForWidth(200) > row.heightForWidth(900)


def test_a_change_can_be_undone_on_the_spot(qtbot: QtBot) -> None:
    line = w.UndoLine()
    page = _page(line)
    _show(qtbot, page)
    line.show_change("Marked as done.")
    with qtbot.waitSignal(line.undone):
        line.findChildren(w.LinkButton)[0].click()


def test_a_look_change_keeps_every_widget_in_its_window(qapp: QApplication, qtbot: QtBot) -> None:
    window = widget_gallery.BOARDS["task"][0]()
    _show(qtbot, window, 1240, 820)
    before = window.findChildren(w.Button)[0].height()
    apply(qapp, Theme("dark", 200))
    qapp.processEvents()
    assert window.findChildren(w.Button)[0].height() > before
