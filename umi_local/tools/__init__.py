"""The built-in tools. Modules are imported when the registry is first asked for, so that `umi --help` stays quick."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from umi_local.tools.base import Registry

BUILTIN: tuple[tuple[str, str], ...] = (
    ("read_file", "files"),
    ("write_file", "edits"),
    ("append_file", "edits"),
    ("edit_file", "edits"),
    ("move_file", "edits"),
    ("copy_file", "edits"),
    ("delete_file", "edits"),
    ("make_directory", "edits"),
    ("list_directory", "files"),
    ("find_files", "search"),
    ("file_info", "files"),
    ("search_text", "search"),
    ("count_text", "text_tools"),
    ("run_command", "commands"),
    ("calculate", "arithmetic"),
    ("convert_units", "units"),
    ("current_time", "dates"),
    ("date_math", "dates"),
    ("git_status", "git"),
    ("git_log", "git"),
    ("git_diff", "git"),
    ("system_info", "system"),
    ("query_table", "tables"),
    ("add_note", "notes"),
    ("search_notes", "notes"),
    ("list_notes", "notes"),
    ("ask_user", "dialog"),
)
"""Name and module of every built-in tool, in the order in which they are offered."""


def builtin_registry() -> Registry:
    """Return a new registry of the built-in tools, in their fixed order."""
    from umi_local.tools.base import Registry

    return Registry([getattr(import_module(f"umi_local.tools.{module}"), name) for name, module in BUILTIN])
