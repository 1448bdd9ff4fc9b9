"""The look: contrasts a person with weak eyes needs, sizes that grow, one font everywhere."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from disentangle.resources import resource
from disentangle.ui import icons
from disentangle.ui.theme import (
    DARK,
    LIGHT,
    STRONG,
    TEXT_STEPS,
    Role,
    Theme,
    ThemeKeeper,
    Tokens,
    apply,
    theme_of,
)


def _light_of(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    lin = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    high, low = sorted((_light_of(one), _light_of(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


# Token, ground, contrast in light, contrast in dark: the design's own table.
TABLE = [
    ("line", "surface", 1.4, None),
    ("line2", "surface", 4.0, 4.4),
    ("line2", "canvas", 3.6, 4.9),
    ("ink", "surface", 14.7, 13.7),
    ("ink2", "surface", 7.9, 9.1),
    ("ink3", "surface", 5.8, 6.8),
    ("ink3", "side", 4.9, 7.9),
    ("accent", "surface", 6.4, 8.4),
    ("accent", "canvas", 5.7, 9.4),
    ("on_accent", "accent", 6.4, 8.7),
    ("on_accent", "accent_hover", 8.7, 10.2),
    ("on_soft", "soft", 8.2, 8.8),
    ("done", "done_tint", 5.9, 7.9),
    ("wait", "wait_tint", 6.7, 8.4),
    ("help", "help_tint", 6.7, 7.6),
    ("na", "na_tint", 5.5, 6.6),
    ("stop", "stop_tint", 6.4, 7.4),
    ("on_exit", "exit", 12.9, 13.7),
    ("focus", "surface", 6.8, 8.3),
    ("focus", "side", 5.8, 9.7),
]


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), TABLE)
def test_each_pair_has_the_contrast_of_the_design(
    ink: str, ground: str, light: float, dark: float | None
) -> None:
    for tokens, wanted in ((LIGHT, light), (DARK, dark)):
        if wanted is not None:
            found = contrast(getattr(tokens, ink), getattr(tokens, ground))
            assert found == pytest.approx(wanted, abs=0.06)


@pytest.mark.parametrize("theme", [Theme(), Theme("dark"), Theme("light", 100, True)])
@pytest.mark.parametrize("ground", ["canvas", "surface", "sunken", "side"])
def test_words_read_on_every_ground(theme: Theme, ground: str) -> None:
    tokens = theme.tokens
    for ink in ("ink", "ink2", "ink3", "accent"):
        assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5
    for edge in ("line2", "focus"):
        assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3.0


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_ink_reads_on_every_tint(tokens: Tokens) -> None:
    for tint in ("soft", "done_tint", "wait_tint", "help_tint", "na_tint"):
        assert contrast(tokens.ink, getattr(tokens, tint)) >= 7
        assert contrast(tokens.ink2, getattr(tokens, tint)) >= 4.5


def test_more_contrast_is_more() -> None:
    plain, strong = Theme().tokens, Theme(more_contrast=True).tokens
    for token in ("ink2", "ink3", "line", "line2"):
        surface = plain.surface
        assert contrast(getattr(strong, token), surface) > contrast(getattr(plain, token), surface)


def test_red_is_for_erasing_only() -> None:
    sheet = Theme().stylesheet()
    assert LIGHT.stop not in sheet
    assert LIGHT.stop_tint not in sheet


def test_sizes_follow_the_text(qapp: QApplication) -> None:
    assert [role.size for role in Role] == [32, 30, 21, 18, 16, 15, 14, 13]
    for percent in TEXT_STEPS:
        theme = Theme("light", percent)
        assert theme.font(Role.BODY).pixelSize() == round(16 * percent / 100)
        assert theme.px(12) <= theme.icon(12) <= theme.text_px(12)
    assert Theme("light", 200).in_text(1366) == 683


def test_the_shipped_face_is_used(qapp: QApplication) -> None:
    assert QFontInfo(Theme().font(Role.BODY)).family() == "Inter"
    assert QFontInfo(Theme().font(Role.BODY, STRONG)).weight() == 600
    assert QFontInfo(Theme().font(Role.PAGE)).family() == "Inter Display"
    assert "OPEN FONT LICENSE" in resource("fonts", "OFL.txt").read_text().upper()


def test_every_palette_role_is_ours(qapp: QApplication) -> None:
    for theme in (Theme(), Theme("dark")):
        palette = theme.palette()
        tokens = {getattr(theme.tokens, f.name).lower() for f in fields(Tokens)}
        for role in QPalette.ColorRole:
            if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
                assert palette.color(role).name() in tokens, role


def test_a_new_look_reaches_every_widget(qapp: QApplication) -> None:
    class Seen(QWidget):
        count = 0

        def changeEvent(self, event: object) -> None:
            Seen.count += 1

    widget = Seen()
    widget.ensurePolished()  # as it is once it was shown
    apply(qapp, Theme("dark", 150))
    assert Seen.count > 0
    assert theme_of(widget) == Theme("dark", 150)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.canvas.lower()
    apply(qapp, Theme())


def test_the_keeper_follows_wishes_and_steps(qapp: QApplication) -> None:
    keeper = ThemeKeeper(qapp, "light")
    seen: list[Theme] = []
    keeper.changed.connect(seen.append)
    keeper.set_wish("dark")
    keeper.larger()
    keeper.set_text_percent(500)
    keeper.larger()
    keeper.smaller()
    assert [(t.scheme, t.text_percent) for t in seen] == [
        ("dark", 100), ("dark", 110), ("dark", 200), ("dark", 175),
    ]  # fmt: skip
    keeper.set_text_percent(10)
    keeper.smaller()
    assert keeper.text_percent == 100
    keeper.set_wish("system")
    unknown = qapp.styleHints().colorScheme() == Qt.ColorScheme.Unknown
    assert keeper.theme.scheme == "light" or not unknown
    keeper.deleteLater()
    apply(qapp, Theme())


def test_every_icon_draws_in_any_colour(qapp: QApplication) -> None:
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    assert len(names) > 40
    for name in names:
        if name == "mark":
            continue
        picture = icons.icon_pixmap(name, Theme().color("accent"), 24).toImage()
        colors = {
            picture.pixelColor(x, y).name()
            for x in range(24) for y in range(24)
            if picture.pixelColor(x, y).alpha() == 255
        }  # fmt: skip
        assert LIGHT.accent.lower() in colors, name
    assert icons.mark(DARK, 18).width() == 26


def test_icons_come_with_their_licence() -> None:
    licence = resource("icons", "LICENSE.txt").read_text(encoding="utf-8")
    assert "ISC License" in licence


def test_a_label_keeps_its_words_plain(qapp: QApplication) -> None:
    from disentangle.ui.widgets.text import Body

    label = Body("<b>Sam</b> & **co**")
    assert label.text() == "<b>Sam</b> & **co**"
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert isinstance(label, QLabel)
    marked = Body("Choose **Sign out** now.", marks=True)
    assert marked.text() == "Choose Sign out now."
