"""Makes `rules/working_days/announced.json` from `chinesecalendar`: make working-days."""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from chinese_calendar import Holiday, constants

WHERE = Path(__file__).parents[2] / "shared/rules/working_days/announced.json"


def announced() -> dict[str, Any]:
    """What the State Council announced of each year, as `chinesecalendar` holds it."""
    zh = {holiday.value: holiday.chinese for holiday in Holiday}
    years: dict[str, dict[str, dict[str, str]]] = {}
    for kind, days in (("off", constants.holidays), ("on", constants.workdays)):
        for day, name in sorted(days.items()):
            year = years.setdefault(str(day.year), {"off": {}, "on": {}})
            year[kind][day.isoformat()] = zh[name]
    return {
        "source": f"chinesecalendar {version('chinesecalendar')} (MIT), "
        "after the yearly notices of the State Council's General Office (国务院办公厅)",
        "years": years,
    }


def text() -> str:
    """The file's whole text, one day a line."""
    return json.dumps(announced(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    WHERE.write_text(text(), encoding="utf-8")
