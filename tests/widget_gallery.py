"""Shows every widget in every state and saves pictures: light, dark and at 200 %.

    python tests/widget_gallery.py FOLDER

Look at the pictures after each change of a widget; nothing here is checked by a machine.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from disentangle.ui.theme import STRONG, Role, Theme, apply, show_focus_rings, theme_of
from tests import every_widget as w

Board = Callable[[], QWidget]

PLACES: Final = (
    (
        w.Place("plan", "My plan", "list-checks"),
        w.Place("passwords", "Passwords", "key-round"),
        w.Place("devices", "Devices", "laptop"),
        w.Place("people", "People", "users"),
        w.Place("images", "Images", "image"),
    ),
    (
        w.Place("log", "Evidence log", "notebook-text"),
        w.Place("letters", "Letters", "mail"),
        w.Place("summary", "Summary", "printer"),
    ),
)
FOOT: Final = (
    w.Place("help", "Help and hotlines", "circle-question-mark"),
    w.Place("settings", "Settings", "sliders-horizontal"),
)


def _top(locked: bool = False) -> w.TopBar:
    bar = w.TopBar("My session", locked=locked)
    if not locked:
        bar.set_saved("Saved", announce=False)
    return bar


def _frame(page: QWidget, bar: w.ActionBar | None, side: QWidget | None, here: str) -> QWidget:
    window = QWidget()
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    top = _top()
    outer.addWidget(top)
    across = QHBoxLayout()
    across.setSpacing(0)
    if theme_of().text_percent == 200:
        top.set_lead(w.PlacesButton([*PLACES[0], *PLACES[1], *FOOT]))
        side = None
    else:
        places = w.SideBar(PLACES, FOOT)
        places.set_current(here)
        places.set_badge("passwords", 3)
        across.addWidget(places)
    right = QVBoxLayout()
    right.setSpacing(0)
    body = QHBoxLayout()
    body.setSpacing(0)
    body.addWidget(page, 1)
    if side is not None:
        body.addWidget(side)
    right.addLayout(body, 1)
    if bar is not None:
        right.addWidget(bar)
    across.addLayout(right, 1)
    outer.addLayout(across, 1)
    return window


def _beads() -> w.Beads:
    done, todo = w.Bead(w.State.DONE), w.Bead(w.State.TODO)
    beads = w.Beads()
    beads.show_beads(
        [
            [done] * 8,
            [w.Bead(w.State.BEGUN, 0.3), w.Bead(w.State.HELP), w.Bead(w.State.UNSAFE)],
            [done, done, todo, todo, todo], [todo] * 3, [todo] * 4,
            [w.Bead(w.State.BEGUN, 0.4), *[todo] * 5], [todo], [todo] * 3,
        ],
        ["10 sittings done", "2 begun", "2 set aside by you", "19 to do"],
    )  # fmt: skip
    return beads


def _next_card() -> w.NextCard:
    card = w.NextCard()
    card.show_task(
        "Make your Google account yours",
        "Next thing in it: a new password. J may notice from here on.",
        "Go on, about 14 minutes",
    )
    return card


def _main_group() -> w.Group:
    group = w.Group("Make your main accounts yours", "3 sittings, 1 begun", "J may notice")
    for title, sub, state, chip in (
        ("Make your Google account yours", "7 things, 20 minutes, 2 done", w.State.NEXT,
         w.ChipLook("Next", "soft", "chevron-right")),
        ("Make your Apple account yours", "7 things, 25 minutes", w.State.HELP,
         w.ChipLook("Needs help: Maria, Thursday", "help", "life-buoy")),
        ("Make your phone line yours", "5 things, 15 minutes and a call", w.State.UNSAFE,
         w.ChipLook("Not now, could be unsafe", "wait", "pause")),
    ):  # fmt: skip
        group.add_row(w.TaskRow(title, sub, state, chip=chip, dense=True))
    return group


def plan() -> QWidget:
    """My plan in order, as in the long plan."""
    page = w.ScrollPage(top=16, gap=9)
    head = w.PageHead("My plan", "A sitting is one account, in one go. You can stop any time.")
    head.add_control(w.Segmented([("order", "In order"), ("account", "By account")], "How to show"))
    head.add_control(w.Button("Private notes", icon="sticky-note"))
    page.column.addWidget(head)
    page.column.addWidget(_beads())
    card = _next_card()
    page.column.addWidget(card)
    page.column.addWidget(_main_group())
    other = w.Group("Make your other accounts yours", "5 sittings, 2 done", "J may notice")
    other.add_row(
        w.TaskRow("Make your Facebook account yours", "6 things, 15 minutes", right="To do",
                  dense=True)
    )  # fmt: skip
    other.add_row(
        w.TaskRow("Make your X account yours", "5 things", w.State.BEGUN, right="2 of 5",
                  fraction=0.4, dense=True)
    )  # fmt: skip
    other.add_row(
        w.TaskRow("Make your mail yours", "5 things", w.State.DONE, right="Done today", dense=True)
    )
    page.column.addWidget(other)
    grid = w.FoldedGrid()
    for title, count, done in (
        ("Money and work", "3 sittings", False), ("Location and sharing", "4 sittings", False),
        ("Who sees me, block or mute", "6 sittings, 1 begun", False),
        ("Get ready, tell people, look and save", "8 done", True),
    ):  # fmt: skip
        grid.add_group(w.Group(title, count, is_open=False, done=done))
    page.column.addWidget(grid)
    undo = w.UndoLine()
    undo.show_change("Marked as done.")
    page.column.addWidget(undo)
    page.column.addStretch(1)
    return _frame(page, None, None, "plan")


def task() -> QWidget:
    """A task with its steps and the side panel."""
    page = w.ScrollPage()
    page.column.addWidget(w.LinkButton("My plan", "chevron-left"))
    page.column.addWidget(
        w.PageHead("Sign other devices out of Google",
                   "About 6 minutes. You need your Google password.")
    )  # fmt: skip
    page.column.addWidget(
        w.MayNotice(
            "J may notice",
            "Any device J uses will be signed out. If that could put you in danger, wait and "
            "talk it over first.",
            "Not now",
        )
    )
    page.column.addWidget(
        w.PlatformSwitch([("web", "A web browser"), ("android", "Android"), ("ios", "iPhone")])
    )
    steps = w.RowCard()
    texts = (
        "Open **myaccount.google.com** and sign in.",
        "Open your list of devices.",
        "Want proof? Take a picture of the list before you change it.",
        "Pick each one that isn’t yours. Choose **Sign out**.",
        "Check that only your own devices are left.",
    )
    for number, text in enumerate(texts, 1):
        step = w.Step(
            number, len(texts), text, ("Security", "Your devices", "Manage all devices"),
            "You’ll see phones and computers with a place and a date.", "I see the list",
        )  # fmt: skip
        state = w.StepState.WAITING if number > 2 else w.StepState.OPEN
        step.set_state(w.StepState.DONE if number == 1 else state)
        steps.add_row(step)
    page.column.addWidget(steps)
    page.column.addStretch(1)
    side = w.SidePanel()
    side.column.addWidget(w.Heading("Can’t do it now? That’s OK.", 3))
    for title, sub, icon in (
        ("Later", "Keep it on my list", "clock"),
        ("Not now, could be unsafe", "We won’t push it", "pause"),
        ("I need help", "Add it to my list to ask", "life-buoy"),
        ("Doesn’t apply to me", "Hide it from my plan", "minus"),
    ):
        side.column.addWidget(w.AnswerButton(title, sub, icon))
    side.column.addSpacing(12)
    note = "There was a Pixel in Leeds I don’t know. Took a picture first."
    side.column.addWidget(w.NoteField("Note", text=note))
    side.column.addWidget(w.LinkButton("Add to evidence log", "paperclip"))
    side.column.addStretch(1)
    bar = w.ActionBar()
    bar.add(w.Button("Mark as done", icon="check", large=True))
    bar.add(w.Button("Stop for now", w.Kind.QUIET))
    bar.set_aside("Nothing changes in your account until you do it.")
    return _frame(page, bar, side, "plan")


def passwords() -> QWidget:
    """Rows with reasons."""
    page = w.ScrollPage()
    head = w.PageHead("Passwords", "Each one is checked here, on this computer.")
    head.add_control(w.Button("Add an account", icon="plus"))
    page.column.addWidget(head)
    tiles = QHBoxLayout()
    for count, text, tone in (
        (3, "to change first", "wait"), (4, "to change when you have time", "na"),
        (6, "fine as they are", "done"),
    ):  # fmt: skip
        tiles.addWidget(w.CountTile(count, text, tone))
    page.column.addLayout(tiles)
    group = w.Group("Change these first", "These open other accounts", foldable=False)
    for number, (title, tail, icon) in enumerate(
        (("Email", "Google", "mail"), ("Phone company", "EE", "smartphone"),
         ("Bank", "Monzo", "credit-card"))
    ):  # fmt: skip
        reasons = [w.ChipLook("Has your pet’s name", "wait", "users"),
                   w.ChipLook("Short", "na", "minus")]  # fmt: skip
        group.add_row(
            w.AccountRow(title, tail, icon, reasons, "Make a new one",
                         f"Make a new one for {title}", button_icon="shuffle", main=number == 0)
        )  # fmt: skip
    page.column.addWidget(group)
    card = w.Card()
    card.column.addWidget(w.Body("112 of 214 looked at", weight=STRONG))
    line = w.ProgressLine()
    line.show_progress(112, 214, "112 of 214 looked at")
    card.column.addWidget(line)
    page.column.addWidget(card)
    page.column.addWidget(
        w.EntryRow("Tue 17 Nov, 9:14 pm", "A phone I don’t own was signed in.", 2, "2 files")
    )
    chip = w.ChipLook("Unchanged", "done", "check")
    page.column.addWidget(w.FileRow("devices-page.png", "Added 17 Nov, 9:21 pm.", chip))
    page.column.addStretch(1)
    return _frame(page, None, None, "passwords")


def _table() -> w.PlanTable:
    d, n, t, x, u, h, later = (
        w.State.DONE, w.State.NEXT, w.State.TODO, w.State.NA, w.State.UNSAFE, w.State.HELP,
        w.State.LATER,
    )  # fmt: skip
    columns = [
        w.PlanColumn(key, key) for key in (
            "Look and save", "Recovery", "Password", "Signed-in devices", "Apps and rules",
            "Who sees me", "Block or mute",
        )
    ]  # fmt: skip
    bands = [w.PlanBand("Nobody sees", "eye", "ink2", 0, 0),
             w.PlanBand("J may notice some of these", "triangle-alert", "wait", 1, 6)]  # fmt: skip
    grid = (("Google", "5 of 14 done", (d, d, n, t, t, t, t)),
            ("Apple", "3 of 13 done", (d, h, t, t, t, u, x)),
            ("Instagram", "9 of 13 done", (d, d, d, d, d, t, later)),
            ("Phone line, EE", "2 of 10 done", (d, u, u, x, t, h, t)))  # fmt: skip
    rows = []
    for name, sub, states in grid:
        cells = [w.PlanCell(state) for state in states]
        if name == "Instagram":
            cells[5] = w.PlanCell(t, "1 of 3")
        rows.append(w.PlanRow(name, name, sub, tuple(cells)))
    left = "Closed in May 2025: nothing to block. What is left is a Microsoft account."
    rows.append(w.PlanRow("Skype", "Skype", "Closed", (), left, "Add Microsoft"))
    table = w.PlanTable("My plan by account")
    table.show_plan(columns, bands, rows, ("Google", "Password"))
    return table


def by_account() -> QWidget:
    """The plan by account."""
    page = w.ScrollPage(top=20)
    page.column.addWidget(
        w.PageHead("My plan", "Each row is an account. Left to right is the order to do it in.")
    )
    page.column.addWidget(_table())
    page.column.addWidget(w.StateLegend(tuple(w.State)))
    page.column.addStretch(1)
    bar = w.ActionBar()
    bar.add(w.Button("Start, about 5 minutes", w.Kind.PRIMARY, chevron=True, large=True))
    bar.set_words("Google, Password: next", "1 thing. J may notice if their phone is signed in.")
    return _frame(page, bar, None, "plan")


def first_lock() -> QWidget:
    """Choices, words and a code, fields with their faults."""
    window = QWidget()
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(_top())
    page = w.ScrollPage(900)
    page.column.addWidget(
        w.PageHead("Lock what you write", "Five plain words are hard to guess.", is_question=True)
    )
    group = w.ChoiceGroup(page)
    choices = QHBoxLayout()
    for key, title, sub in (
        ("keep", "Keep my work, locked", "Opens only with your words, or your code"),
        ("none", "Keep nothing", "Nothing is saved. Print before you close"),
    ):
        choices.addWidget(group.add(key, w.ChoiceCard(title, sub, radio=True)))
    group.choose(["keep"])
    page.column.addLayout(choices)
    card = w.Card()
    card.column.addWidget(w.Heading("1. Your five words", 3))
    tiles = w.CodeTiles()
    tiles.show_parts(["walnut", "ferry", "cobalt", "velvet", "thimble"], "Your five words")
    card.column.addWidget(tiles)
    secret = w.SecretField("Type them once")
    secret.edit.setText("walnut ferry")
    card.column.addWidget(secret)
    code = w.CodeTiles(mono=True)
    code.show_parts(["7QKM", "P2XR", "9TVA", "HD4W", "C8NE", "Z6YB", "3FJT"], "Your recovery code")
    card.column.addWidget(code)
    card.column.addWidget(w.CheckRow("I wrote it on paper", "And put it where they can’t find it"))
    page.column.addWidget(card)
    fields = QHBoxLayout()
    fields.addWidget(w.TextField("Day", "Any way you write it", "Tue 17 Nov 2026"))
    wrong = w.TextField("Time")
    wrong.set_error("Write a time, or leave this empty.")
    fields.addWidget(wrong)
    fields.addWidget(w.SearchField("Look for a service"))
    page.column.addLayout(fields)
    page.column.addWidget(
        w.Hint("**What you write stays on this computer.** Nothing is sent.", "plain", "lock")
    )
    page.column.addWidget(w.Hint("Write facts. Feelings go in **Private notes**.", "info"))
    page.column.addWidget(w.Hint("Paper can be found. Shared printers can keep a copy.", "caution"))
    page.column.addStretch(1)
    outer.addWidget(page, 1)
    bar = w.ActionBar(900)
    bar.add(w.Button("Lock and go on", w.Kind.PRIMARY, "lock", large=True))
    bar.add(w.Button("Use my own words", w.Kind.QUIET))
    bar.set_aside("Nothing is written until you go on.")
    outer.addWidget(bar)
    return window


def states() -> QWidget:
    """Each control in each of its states."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(_top(locked=True))
    grid = QGridLayout()
    for row, kind in enumerate(w.Kind):
        for col, down in enumerate((False, True, None)):
            button = w.Button(kind.value, kind, "check", chevron=True)
            button.setDown(down is True)
            button.setEnabled(down is not None)
            grid.addWidget(button, row, col)
    grid.addWidget(w.IconButton("copy", "Copy"), 0, 3)
    grid.addWidget(w.LinkButton("Read again"), 1, 3)
    small = w.Button("My number", small=True)
    grid.addWidget(small, 2, 3)
    column.addLayout(grid)
    chips = QWidget()
    flow = w.FlowLayout(chips, 8, 8)
    tones: tuple[w.Tone, ...] = ("soft", "done", "wait", "help", "na", "plain")
    for tone in tones:
        flow.addWidget(w.Chip(tone, tone, "info"))
    flow.addWidget(w.ReasonChip("Same as 2 others", "copy"))
    for state in w.State:
        flow.addWidget(w.StateGlyph(state, 0.4))
    column.addWidget(chips)
    cards = QGridLayout()
    for col, radio in enumerate((False, True)):
        for row, what in enumerate(("rest", "picked", "missing", "off")):
            card = w.ChoiceCard(f"{what}", "One more line of help", "globe", radio=radio)
            card.setAutoExclusive(False)
            card.setChecked(what == "picked")
            card.set_wrong(what == "missing")
            card.setEnabled(what != "off")
            cards.addWidget(card, row, col)
    dense = w.ChoiceCard("J too", radio=True, dense=True)
    dense.setChecked(True)
    cards.addWidget(dense, 0, 2)
    cards.addWidget(w.ChoiceCard("It has no code", radio=True, dense=True), 1, 2)
    column.addLayout(cards)
    notice = w.MayNotice("J may notice", "Any device J uses will be signed out.", "Not now")
    notice.set_folded(True)
    column.addWidget(notice)
    column.addWidget(w.EmptyState("notebook-text", "Nothing here yet", "Write one line.", "Add"))
    column.addWidget(w.NumberedNote(1, "The person who holds it can see calls.", "Your own line"))
    qr = w.QrView("A code")
    qr.show_matrix([[(x * y + x) % 3 == 0 for x in range(25)] for y in range(25)])
    column.addWidget(qr)
    column.addWidget(w.Text("7f3a 91c0", Role.BODY, mono=True))
    column.addStretch(1)
    return window


def narrow() -> QWidget:
    """My plan at 720 by 520, with tabs."""
    window = QWidget()
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(_top())
    tabs = w.PlaceTabs([*PLACES[0], *PLACES[1], *FOOT])
    tabs.set_current("plan")
    tabs.set_badge("passwords", 3)
    outer.addWidget(tabs)
    page = w.ScrollPage()
    page.column.addWidget(w.Heading("My plan"))
    page.column.addWidget(_beads())
    page.column.addWidget(_next_card())
    page.column.addWidget(_main_group())
    page.column.addStretch(1)
    outer.addWidget(page, 1)
    return window


def sheet() -> QWidget:
    """A sheet over a page; quick exit stays free."""
    window = QWidget()
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(_top())
    host = w.ScrollPage()
    host.column.addWidget(w.PageHead("My plan", "You can stop any time. Your place is kept."))
    host.column.addWidget(_next_card())
    host.column.addWidget(_main_group())
    host.column.addStretch(1)
    outer.addWidget(host, 1)
    panel = w.Sheet(host, "Take it off your plan?")
    panel.column.addWidget(w.Body("It goes to the folded list. You can bring it back any time."))
    panel.add_button(w.Button("Take it off", w.Kind.PRIMARY))
    panel.add_button(w.Button("Keep it", w.Kind.QUIET))
    panel.open_sheet()
    return window


BOARDS: Final[dict[str, tuple[Board, int, int]]] = {
    "plan": (plan, 1240, 820),
    "task": (task, 1240, 840),
    "passwords": (passwords, 1240, 840),
    "by_account": (by_account, 1240, 820),
    "first_lock": (first_lock, 1240, 1000),
    "states": (states, 1100, 1100),
    "narrow": (narrow, 720, 520),
    "sheet": (sheet, 1240, 820),
}
LOOKS: Final = {
    "light": Theme(),
    "dark": Theme("dark"),
    "large": Theme("light", 200),
}


def main(folder: Path, only: str = "") -> None:
    """Save one picture per board and look into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv)
    for look, theme in LOOKS.items():
        apply(app, theme)
        show_focus_rings(app)
        for name, (make, width, height) in BOARDS.items():
            if only and only != name:
                continue
            window = make()
            window.setWindowTitle("My session")
            window.resize(1366 if look == "large" and width > 800 else width, height)
            window.show()
            window.activateWindow()
            app.processEvents()
            app.processEvents()
            window.grab().save(str(folder / f"{name}-{look}.png"))
            for page in window.findChildren(w.ScrollPage):
                if page.horizontalScrollBar().maximum() > 0:
                    print(f"{name}-{look}: a page is wider than its window")
            size = window.size()
            if size.width() > 1366 or (width < 800 and size.width() > width):
                print(f"{name}-{look}: forced to {size.width()} x {size.height()}")
            window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"), *sys.argv[2:3])
