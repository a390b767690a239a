"""Installing the dashboard on an office's machine from a folder, without the internet: packed, checked, installed, upgraded, removed.

Runs on Python alone, before any library is there; only `shortcut` runs after them.
"""
