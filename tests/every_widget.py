"""All widgets under one name, for the gallery and the tests."""

from __future__ import annotations

from disentangle.ui.widgets.base import Foldable, IconMark, PaintedButton, Panel, round_box
from disentangle.ui.widgets.beads import Bead, Beads
from disentangle.ui.widgets.buttons import AnswerButton, Button, IconButton, Kind, LinkButton
from disentangle.ui.widgets.cards import Card, EmptyState, Hint, NextCard, RowCard
from disentangle.ui.widgets.chips import Chip, ChipLook, ReasonChip, Tone
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import CheckRow, ChoiceCard
from disentangle.ui.widgets.codes import CodeTiles, QrView
from disentangle.ui.widgets.fields import NoteField, TextField
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.glyph import State, StateGlyph, StateLegend, state_word
from disentangle.ui.widgets.groups import FoldedGrid, Group
from disentangle.ui.widgets.menu_path import MenuPath
from disentangle.ui.widgets.notices import MayNotice, UndoLine
from disentangle.ui.widgets.panels import ActionBar, PageHead, ScrollPage, SidePanel
from disentangle.ui.widgets.places import Place, PlacesButton, PlaceTabs, SideBar, places_form
from disentangle.ui.widgets.plan_model import PlanBand, PlanCell, PlanColumn, PlanRow
from disentangle.ui.widgets.plan_table import PlanTable
from disentangle.ui.widgets.records import (
    AccountRow,
    CountTile,
    EntryRow,
    FileRow,
    IconTile,
    ProgressLine,
)
from disentangle.ui.widgets.rows import TaskRow
from disentangle.ui.widgets.secret import SearchField, SecretField
from disentangle.ui.widgets.segmented import PlatformSwitch, Segmented
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.steps import NumberedNote, Step, StepState
from disentangle.ui.widgets.text import Body, Heading, Meta, Support, Text, question
from disentangle.ui.widgets.textblock import forget_words
from disentangle.ui.widgets.topbar import Mark, SavedState, TopBar

__all__ = [
    "AccountRow", "ActionBar", "AnswerButton", "Bead", "Beads", "Body", "Button", "Card",
    "CheckRow", "Chip", "ChipLook", "ChoiceCard", "ChoiceGroup", "CodeTiles", "CountTile",
    "EmptyState", "EntryRow", "FileRow", "FlowLayout", "Foldable", "FoldedGrid", "Group",
    "Heading", "Hint", "IconButton", "IconMark", "IconTile", "Kind", "LinkButton", "Mark",
    "MayNotice", "MenuPath", "Meta", "NextCard", "NoteField", "NumberedNote", "PageHead",
    "PaintedButton", "Panel", "Place", "PlaceTabs", "PlacesButton", "PlanBand", "PlanCell",
    "PlanColumn", "PlanRow", "PlanTable", "PlatformSwitch", "ProgressLine", "QrView",
    "ReasonChip", "RowCard", "SavedState", "ScrollPage", "SearchField", "SecretField",
    "Segmented", "Sheet", "SideBar", "SidePanel", "State", "StateGlyph", "StateLegend", "Step",
    "StepState", "Support", "TaskRow", "Text", "TextField", "Tone", "TopBar", "UndoLine",
    "forget_words", "places_form", "question", "round_box", "state_word",
]  # fmt: skip
