"""The menus of the list of violations: what can be done with the chosen lines, a moment, all of a kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from oes_desktop.domain.models import CONFIRMED, DISMISSED, NO_VERDICT, Mark, Violation
from oes_desktop.playback.exam_clock import Break
from oes_desktop.ui.icons import icon
from oes_desktop.ui.widgets.key_hint import key_text

if TYPE_CHECKING:
    from oes_desktop.ui.report.violations import ViolationPanel

translate = QCoreApplication.translate


def line_menu(panel: ViolationPanel) -> QMenu:
    """For what is chosen in the list."""
    menu, item = _menu(panel), panel.current_item
    if isinstance(item, Violation):
        _verdicts(menu, panel, item)
    elif isinstance(item, Mark) and panel.may_change(item):
        edit = partial(panel.editor.edit, item)
        menu.addAction(icon("pencil"), translate("ViolationMenus", "Change…"), edit)
        remove = partial(panel.mark_removed.emit, item.id)
        menu.addAction(icon("trash-2"), translate("ViolationMenus", "Remove"), remove)
    elif isinstance(item, Break):
        show = partial(panel.break_chosen.emit, item)
        menu.addAction(icon("unplug"), translate("ViolationMenus", "Before and after the break"), show)
    menu.addAction(
        icon("flag"), _keyed(translate("ViolationMenus", "Own mark at the playhead"), "M"), panel.editor.begin
    )
    return menu


def _verdicts(menu: QMenu, panel: ViolationPanel, item: Violation) -> None:
    menu.addAction(icon("check"), _keyed(translate("ViolationMenus", "Confirm"), "Y"), panel.confirm)
    menu.addAction(icon("x"), _keyed(translate("ViolationMenus", "Dismiss"), "X"), panel.dismiss)
    if any(each.verdict != NO_VERDICT for each in panel.chosen()):
        back = partial(panel.judge, NO_VERDICT, None, "")
        menu.addAction(icon("undo-2"), translate("ViolationMenus", "Take the verdict back"), back)
    menu.addAction(icon("message-square"), _keyed(translate("ViolationMenus", "Note…"), "T"), panel.open_note)
    menu.addSeparator()
    row = panel.list.currentIndex().row()
    if panel.model.place(row).of > 1:
        confirm, dismiss = partial(panel.judge_moment, CONFIRMED), partial(panel.judge_moment, DISMISSED)
        menu.addAction(_keyed(translate("ViolationMenus", "Confirm the whole moment"), "Shift+Y"), confirm)
        menu.addAction(_keyed(translate("ViolationMenus", "Dismiss the whole moment"), "Shift+X"), dismiss)
    _of_kind(menu, panel, item.kind)
    menu.addSeparator()


def kind_menu(panel: ViolationPanel, code: str) -> QMenu:
    """For a chip."""
    menu = _menu(panel)
    only = partial(panel.chips.show_only, code)
    menu.addAction(icon("eye"), translate("ViolationMenus", "Only these, or all again"), only)
    if not code.startswith(" "):
        menu.addSeparator()
        _of_kind(menu, panel, code)
    return menu


def _of_kind(menu: QMenu, panel: ViolationPanel, kind: str) -> None:
    confirm, dismiss = partial(panel.judge_kind, kind, CONFIRMED), partial(panel.judge_kind, kind, DISMISSED)
    menu.addAction(translate("ViolationMenus", "Confirm all of this kind"), confirm)
    menu.addAction(translate("ViolationMenus", "Dismiss all of this kind"), dismiss)


def _keyed(words: str, key: str) -> str:
    """With the key at the right. The keys themselves are bound by the window."""
    return f"{words}\t{key_text(key)}"


def _menu(panel: ViolationPanel) -> QMenu:
    menu = QMenu(panel)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
