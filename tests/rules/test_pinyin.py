"""Is a name found as people read it, whatever else its characters can be?"""

import importlib.util
from pathlib import Path

import pytest

from rules.pinyin import WAYS, read, starts, ways


@pytest.fixture
def made():
    path = Path(__file__).with_name("readings.py")
    spec = importlib.util.spec_from_file_location("readings", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readings_kept_are_those_of_the_pinned_library(made):
    assert made.WHERE.read_text(encoding="utf-8") == made.text()


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("岑知远", "cenzhiyuan", "czy"),
        ("单思齐", "shansiqi", "ssq"),
        ("曾予安", "zengyuan", "zya"),
        ("仇云舟", "qiuyunzhou", "qyz"),
        ("解景川", "xiejingchuan", "xjc"),
        ("查清禾", "zhaqinghe", "zqh"),
        ("区少华", "oushaohua", "osh"),
        ("万俟清", "moqiqing", "mqq"),
        ("尉迟云", "yuchiyun", "ycy"),
        ("吕思远", "lvsiyuan", "lsy"),
        ("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"),
        ("Ana Silva", "anasilva", "as"),
        ("★★", "", ""),
    ],
)
def test_the_usual_reading_has_the_surname_as_a_surname(name, full, initials):
    assert (read(name).full, read(name).initials) == (full, initials)


@pytest.mark.parametrize(
    ("name", "read_so"),
    [
        ("单思齐", "dansiqi"),
        ("曾予安", "cengyuan"),
        ("仇云舟", "chouyunzhou"),
        ("吕思远", "lyusiyuan"),
        ("黎重光", "lichongguang"),
        ("黎重光", "lizhongguang"),
    ],
)
def test_another_reading_is_among_the_ways(name, read_so):
    assert read_so in {one.full for one in ways(name)}


def test_a_name_is_read_from_each_of_its_characters_on():
    ends = [next(ways("岑知远", start)).full for start in starts("岑知远")]
    assert ends == ["cenzhiyuan", "zhiyuan", "yuan"]


def test_a_name_of_many_readings_is_told_in_so_many_ways_at_most_each_once():
    found = list(ways("行重乐单曾解"))
    assert len(found) == len(set(found)) <= WAYS
    assert len(list(ways("重行乐" * 20))) == 1
