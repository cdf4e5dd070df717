"""How is a command line that cannot be understood explained?"""

import re

from typer import TyperException

from jianyan.failed import Failed, refused
from jianyan.words import one_line

_UNKNOWN = re.compile(r"No such command '?([^'.]+)'?")


def misunderstood(wrong: TyperException) -> Failed:
    """One line for what was wrong with the command line, with what is possible."""
    en = one_line(wrong.format_message())
    name = _name(wrong)
    match type(wrong).__name__:
        case "MissingParameter":
            zh = f"缺少 {name}"
        case "NoSuchOption":
            zh = f"没有 {getattr(wrong, 'option_name', '')} 这个选项"
        case "BadParameter":
            zh = f"{name} 的值不能用：{wrong.message}"
        case "BadOptionUsage":
            zh = f"选项 {getattr(wrong, 'option_name', '')} 用法不对"
        case _ if (unknown := _UNKNOWN.match(en)) is not None:
            zh = f"没有 {unknown[1]} 这个命令"
        case _:
            zh = f"命令无法识别：{en}"
    return refused(f"{zh}（--help 查看用法）", f"{en} (--help shows how)")


def _name(wrong: TyperException) -> str:
    parameter = getattr(wrong, "param", None)
    if parameter is None:
        return ""
    options = getattr(parameter, "opts", None) or [parameter.name]
    return (
        str(options[0])
        if str(options[0]).startswith("-")
        else str(parameter.metavar or parameter.name)
    )
