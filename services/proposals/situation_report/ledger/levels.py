"""At which level does a clerk's word say that a report was used? Pure."""

import re
from collections.abc import Sequence
from typing import Final

from contracts.members.rules import LevelRule
from contracts.proposals.situation_report import Level
from kernel.ledgers import squeeze
from rules.codes import Level as Tier
from rules.codes import level as tier_of

# 市 is the committee itself in a city's ledger and the next level in a district's: words that only
# name a tier are weighed against the committee's own, all others count as its list says.
BARE_TIER: Final = re.compile(
    r"报?(全国|国家|中央|省|自治区|市|区县|区\(县\)|区|县)(?:级|政协|本级)?"
)
EXPLICIT: Final = re.compile(r"(全国|省|市|区县|镇街)层面")
STARTS: Final = re.compile(r"[已被获由经并上转报送]*(全国|国家|中央|省|自治区|市|区县|区|县)")
# 市委 and 市政府 stand at the level of 市, but are never the committee itself.
PARTY_OR_GOVERNMENT: Final = re.compile(STARTS.pattern + r"(?:委(?!员)|政府|府)")
TIERS: Final[dict[str, Level]] = {
    "全国": "national",
    "国家": "national",
    "中央": "national",
    "省": "province",
    "自治区": "province",
    "市": "city",
    "区": "district",
    "县": "district",
    "区县": "district",
    "区(县)": "district",
}
PRINTED: Final[dict[Level, str]] = {
    "own": "本级",
    "district": "区县",
    "city": "市级",
    "province": "省级",
    "national": "全国",
    "other": "其他",
}
MUNICIPALITIES: Final = ("110000", "120000", "310000", "500000")


def own_tier(code: str) -> Level | None:
    """The level at which a committee itself stands; None below the county.

    A municipality's committee is called 市政协, so that 市 means itself.
    """
    if code in MUNICIPALITIES:
        return "city"
    tiers: dict[Tier, Level] = {
        Tier.NATIONAL: "national",
        Tier.PROVINCE: "province",
        Tier.CITY: "city",
        Tier.DISTRICT: "district",
    }
    return tiers.get(tier_of(code))


class Levels:
    """A committee's words for levels, read as seen from its own level."""

    def __init__(self, rules: Sequence[LevelRule], code: str) -> None:
        self.own = own_tier(code)
        words = [(squeeze(word), rule.level) for rule in rules for word in rule.words]
        self._words = sorted(words, key=lambda pair: -len(pair[0]))

    def named(self, text: str) -> tuple[Level, str] | None:
        """The level that a text names and the word that names it; None when it names none."""
        plain = squeeze(text)
        explicit = EXPLICIT.search(plain)
        if explicit:
            return TIERS.get(explicit[1], "own"), explicit[0]
        if plain.startswith(PRINTED["other"]):
            return "other", PRINTED["other"]
        beside = PARTY_OR_GOVERNMENT.match(plain)
        if beside:
            return TIERS[beside[1]], beside[0]
        for word, level in self._words:
            if plain.startswith(word) if len(word) == 1 else word in plain:
                return self._seen_from_here(level, word), word
        start = STARTS.match(plain)
        return (self.of_tier(start[1]), start[0]) if start else None

    def of_tier(self, tier: str) -> Level:
        """The level of 市, 省 and so on: the committee's own tier is itself."""
        level = TIERS[tier]
        return "own" if level == self.own else level

    def printed(self, level: Level) -> str:
        """The word under which a level is read again as itself."""
        if level != self.own:
            return PRINTED[level]
        return {"district": "区县", "city": "市", "province": "省"}.get(level, "全国") + "层面"

    def _seen_from_here(self, level: Level, word: str) -> Level:
        bare = BARE_TIER.fullmatch(word)
        return self.of_tier(bare[1]) if bare and level != "other" else level
