"""How is the YAML of a sheet of findings read, and what is wrong with one that cannot be used?"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml
from pydantic import ValidationError

from reporting.findings.sheet import Sheet
from rules.invalid import Invalid

LONGEST = 100_000
"""Characters of a sheet."""
DEEPEST = 10
"""Levels of nesting."""
OPENS = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
CLOSES = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
TOLD_AT_MOST = 3
"""Mistakes that are said at once."""


@lru_cache(maxsize=64)
def read(text: str, file: str = "rules.yaml") -> Sheet:
    """The sheet that a YAML text holds.

    Args:
        file: what its mistakes are said of.

    Raises:
        Invalid: with file, rule and field of the first mistakes.
    """
    told = _loaded(text, file)
    try:
        written = json.dumps(told, default=str)
    except (TypeError, ValueError):
        zh, en = "项目名称应为文字", "names of fields are text"
        raise Invalid(f"{file}：{zh}", f"{file}: {en}") from None
    try:
        return Sheet.model_validate_json(written)
    except ValidationError as wrong:
        found = _first_causes(wrong)
        said = [_mistake(told, one) for one in found[:TOLD_AT_MOST]]
        more = len(found) - len(said)
        zh, en = ("；".join(one[0] for one in said), "; ".join(one[1] for one in said))
        if more > 0:
            zh, en = f"{zh}；另有{more}处", f"{en}; and {more} more"
        raise Invalid(f"{file}：{zh}", f"{file}: {en}") from None


def _loaded(text: str, file: str) -> Mapping[str, Any]:
    if len(text) > LONGEST:
        zh, en = f"规则表不得超过{LONGEST}字", f"a sheet has at most {LONGEST} characters"
        raise Invalid(f"{file}：{zh}", f"{file}: {en}")
    try:
        _must_be_plain(text, file)
        told = yaml.safe_load(text)
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        at = mark.line + 1 if mark is not None else 1
        problem = getattr(wrong, "problem", None) or "not YAML"
        zh, en = f"{file} 第{at}行不是有效的 YAML", f"{file} line {at} is no YAML: {problem}"
        raise Invalid(zh, en) from None
    if not isinstance(told, dict):
        raise Invalid(f"{file}：应为含 rules 的表", f"{file}: a mapping with rules is wanted")
    return told


def _must_be_plain(text: str, file: str) -> None:
    """Nothing but values in a few levels: what stands for more than it says is not read."""
    depth = 0
    for token in yaml.scan(text):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
            wrong = ("不能使用 &、* 引用和 ! 标记", "anchors, aliases and tags are not read")
        elif depth > DEEPEST:
            wrong = ("嵌套过深", "nested too deeply")
        else:
            depth += isinstance(token, OPENS) - isinstance(token, CLOSES)
            continue
        at = token.start_mark.line + 1
        raise Invalid(f"{file} 第{at}行：{wrong[0]}", f"{file} line {at}: {wrong[1]}")


def _first_causes(wrong: ValidationError) -> list[dict[str, Any]]:
    """The mistakes, but not that a list is too short because of mistakes in it."""
    found: list[dict[str, Any]] = [dict(one) for one in wrong.errors()]
    within = {one["loc"][:length] for one in found for length in range(len(one["loc"]))}
    return [one for one in found if one["type"] != "too_short" or one["loc"] not in within]


ZH = {"missing": "缺少这一项", "extra_forbidden": "没有这一项", "union_tag_invalid": "没有这种条件"}


def _mistake(told: Mapping[str, Any], wrong: Mapping[str, Any]) -> tuple[str, str]:
    """Where a mistake stands, and what it is, in Chinese and in English."""
    place = [str(part) for part in wrong["loc"]]
    rule = ""
    if place[:1] == ["rules"] and len(place) > 1:
        rule, place = _rule(told, int(place[1])), place[2:]
    if place[:1] == ["when"] and len(place) > 1:
        place = ["when", *place[2:]]  # the kind that the condition names stands between
    field = ".".join(place)
    cause = wrong.get("ctx", {}).get("error")
    if isinstance(cause, Invalid):
        zh, en = cause.zh, cause.en
    else:
        zh, en = ZH.get(wrong["type"], f"值不能用（{wrong['msg']}）"), wrong["msg"]
    where_zh = " ".join(part for part in (rule and f"规则“{rule}”", field) if part)
    where_en = " ".join(part for part in (rule and f"rule {rule}", field) if part)
    return (f"{where_zh}：{zh}" if where_zh else zh, f"{where_en}: {en}" if where_en else en)


def _rule(told: Mapping[str, Any], place: int) -> str:
    """A rule's id, else its place."""
    found = told["rules"][place]
    id = found.get("id") if isinstance(found, dict) else None
    return str(id) if id else f"#{place + 1}"
