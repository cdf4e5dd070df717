"""Does a command speak the user's language, in one line?"""

import json
import logging
import sys

import pytest

from jianyan.cli import run
from jianyan.failed import problem
from jianyan.logs import JsonLines
from jianyan.words import chinese, one_line


@pytest.mark.parametrize(
    ("given", "is_chinese"),
    [
        ({}, False),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, True),
    ],
)
def test_the_locale_decides_the_language(given, is_chinese):
    assert chinese(given) is is_chinese


def test_a_message_that_ends_with_a_log_becomes_its_first_and_last_line():
    assert one_line("无法启动：\n\nline 1\nline 2\n") == "无法启动： line 2"
    assert one_line("只有一行") == "只有一行"


COMMAND = ["figures", "--committee", "999900", "--plenary", "5/3"]


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["frob"], "没有 frob 这个命令", "No such command 'frob'"),
        (["figures", "--plenary", "5/3"], "缺少 --committee", "Missing option '--committee'"),
        (["figures", "--committee", "999900"], "缺少 --plenary", "Missing option '--plenary'"),
        ([*COMMAND, "--frob"], "没有 --frob 这个选项", "No such option: --frob"),
        (["import", "letters", "x.xlsx"], "的值不能用", "Invalid value"),
        ([*COMMAND[:-1], "five"], "应写作“届/次”", "TERM/SESSION"),
        (["figures", "--committee", "99", "--plenary", "5/3"], "应为6位数字", "6 digits"),
        ([*COMMAND, "--as-of", "yesterday"], "时刻“yesterday”", "an instant is written"),
        (
            ["import", "roster", "gone.xlsx", "--committee", "999900", "--plenary", "5/3"],
            "无法读取 gone.xlsx：没有这个文件",
            "cannot read gone.xlsx: no such file",
        ),
        (
            ["token", "--role", "clerk"],
            "clerk 须指明 --committee",
            "the role clerk needs a --committee",
        ),
        (
            ["serve", "members", "--role", "worker", "--without-nats"],
            "需要 NATS",
            "a worker needs NATS",
        ),
    ],
)
def test_what_is_not_understood_is_said_in_one_line(words, zh, en, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for language, said in (("zh_CN.UTF-8", zh), ("C", en)):
        monkeypatch.setenv("LC_ALL", language)
        assert run(words) == 2
        told = capsys.readouterr()
        assert said in told.err
        assert len(told.err.splitlines()) == 1
        assert told.out == ""


def test_help_is_no_failure(capsys):
    assert run(["--help"]) == 0
    assert "situation-reports" not in capsys.readouterr().err


def test_a_services_refusal_keeps_its_words_and_what_was_wrong():
    told = problem(
        422,
        {
            "type": "urn:jianyan:problem:Invalid",
            "title": "the request is not valid",
            "title_zh": "请求内容不符合要求",
            "errors": [{"where": "body.name", "what": "too short"}],
        },
    )
    assert (told.code, told.type) == (2, "Invalid")
    assert told.zh == "请求内容不符合要求（body.name: too short）"
    assert told.en == "the request is not valid (body.name: too short)"


def test_a_broken_service_is_not_called_a_refusal():
    assert problem(500, {}).code == 1


def test_a_log_line_is_one_json_object_with_its_traceback():
    try:
        raise ValueError("坏")
    except ValueError:
        record = logging.LogRecord("a", logging.ERROR, "", 1, "no %s", ("way",), sys.exc_info())
    line = JsonLines().format(record)
    told = json.loads(line)
    assert "\n" not in line
    assert (told["level"], told["message"]) == ("error", "no way")
    # Classes and places are told; the words may quote somebody.
    assert told["exception"].endswith("ValueError")
    assert "test_saying.py" in told["exception"]
    assert "坏" not in line
