"""A committee's own profile, as the text of its file."""

from __future__ import annotations

HEAD = 'version = "2025-1"\nholds_from = 2025-03-01\n'
OWN = HEAD + 'based_on = "district_default"\n'


def one(section, key, value, more=""):
    """A profile of one's own that differs in one value."""
    return f'{OWN}[{section}]\n{key} = {{ value = {value}, source = "本会规定"{more} }}\n'


def rung(duty, *rows):
    """A profile of one's own with another ladder for one duty: (rung, offset, to, confirm)."""
    lines = "".join(
        f'{{ rung = "{name}", offset = "{offset}", to = ["{to}"], cc = [], '
        f'confirm = {confirm}, source = "本会规定" }},\n'
        for name, offset, to, confirm in rows
    )
    return f"{OWN}[ladder]\n{duty} = [\n{lines}]\n"
