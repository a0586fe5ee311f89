"""What may be written for a word of the trade, and what is said of a command written wrongly."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from workflows.terms import Term

Word = TypeVar("Word", bound=Term)
IN_CHINESE = {
    r"Missing command\.": "请写明命令",
    r"No such command '(.*)'\. Did you mean (.*)\?": "没有“{}”这个命令，是不是 {}",
    r"No such command '(.*)'\.": "没有“{}”这个命令",
    r"Got unexpected extra argument\(s\) \((.*)\)": "多写了“{}”",
    r"No such option: (\S*) \(Possible options: (.*)\)": "没有 {} 这个选项，是不是 {}",
    r"No such option: (.*)": "没有 {} 这个选项",
    r"Option '(.*)' requires an argument\.": "{} 之后请写明内容",
    r"Option '(.*)' does not take a value\.": "{} 之后不写内容",
    r"Missing (?:argument|option) '(.*?)'\..*": "请写明 {}",
    r"Invalid value: (.*)": "{}",
    r"Invalid value for '(.*?)': (.*)": "{}：{}",
    r"Value error, (.*)": "{}",
    r"'(.*)' is not one of (.*)\.": "不能是“{}”，应为 {}",
    r"\S+ '(.*)' does not exist\.": "没有“{}”这个文件",
    r"\S+ '(.*)' is a directory\.": "“{}”是文件夹，应为文件",
    r"\S+ '(.*)' is a file\.": "“{}”是文件，应为文件夹",
    r"\S+ '(.*)' is not (?:readable|writable)\.": "没有权限读写“{}”",
    r"Input should be a valid integer.*": "应为整数",
    r"Input should be greater than or equal to (.*)": "不能小于 {}",
    r"Input should be less than or equal to (.*)": "不能大于 {}",
}
"""What Typer says of wrong usage; it has no translations of its own."""


def wrong(fault: Any) -> str:
    """What is wrong with the command as it was written, and where its help is."""
    ctx = getattr(fault, "ctx", None)
    where = f"；用法见 {ctx.command_path} -h" if ctx else ""
    return f"{chinese(fault.format_message())}{where}"


def chinese(said: str) -> str:
    """A sentence of Typer's in Chinese; anything else as it is."""
    for pattern, sentence in IN_CHINESE.items():
        if found := re.fullmatch(pattern, said, re.DOTALL):
            return sentence.format(*map(chinese, found.groups()))
    return said


def word_of(kind: type[Word]) -> Callable[[str], Word]:
    """What reads a word of this kind by its English name or its Chinese label."""

    def word(written: str) -> Word:
        for each in kind:
            if written in (each.value, each.label):
                return each
        known = "、".join(f"{each.label} {each.value}" for each in kind)
        raise ValueError(f"没有“{written}”，应为：{known}")

    return word
