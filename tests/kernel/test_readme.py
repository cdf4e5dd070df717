"""Does the kernel's own page say what the kernel is today?"""

import importlib
import re

from kernel.questions import PAGE, page


def test_the_page_lists_every_module_by_its_question():
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "run `python -m kernel.questions`"


def test_every_name_that_the_page_offers_is_there():
    rows = re.findall(r"^\| `(kernel[\w.]+)` \| (`.+) \|$", PAGE.read_text("utf-8"), re.M)
    assert rows
    for module, names in rows:
        if module in ("kernel.importing", "kernel.testing"):
            continue  # rooms of several modules
        found = importlib.import_module(module)
        for name in re.findall(r"`(\w+)`", names):
            assert hasattr(found, name), f"{module}.{name}"


def test_every_module_asks_a_question():
    asked = re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE.read_text("utf-8"), re.M)
    assert [name for name, question in asked if "?" not in question] == []
