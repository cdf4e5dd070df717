"""Makes `rules/pinyin/readings.txt` from `pypinyin`: make pinyin."""

import unicodedata
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

WHERE = Path(__file__).parents[2] / "shared/rules/pinyin/readings.txt"
MOST = 4
TONES = "\u0300\u0301\u0304\u030c"


def bare(reading: str) -> str:
    """A syllable without its tone, ü as v: lǘ is lv."""
    apart = "".join(c for c in unicodedata.normalize("NFD", reading) if c not in TONES)
    return unicodedata.normalize("NFC", apart).replace("ü", "v").replace("ê", "e")


def readings(told: str) -> tuple[str, ...]:
    """The first few readings that differ in more than the tone; sounds without a vowel left out."""
    syllables = dict.fromkeys(bare(one) for one in told.split(","))
    fit = [one for one in syllables if one.isascii() and one.isalpha() and set(one) & set("aeiouv")]
    return tuple(fit[:MOST])


def text() -> str:
    """The file's whole text: the source, then a line for each set of readings."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for code, told in sorted(pinyin_dict.items()):
        if syllables := readings(told):
            found[syllables].append(chr(code))
    lines = (f"{' '.join(syllables)} {''.join(found[syllables])}" for syllables in sorted(found))
    source = f"# pypinyin {version('pypinyin')} (MIT), after pinyin-data (MIT) and Unihan"
    return "\n".join((source, *lines)) + "\n"


if __name__ == "__main__":
    WHERE.write_text(text(), encoding="utf-8")
