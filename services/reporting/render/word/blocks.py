"""Which paragraphs does each node of a document become?"""

from reporting.documents.tree import Chart, Heading, Paragraph, Table
from reporting.render.numbering import Numbered
from reporting.render.word.drawing import drawing
from reporting.render.word.runs import line, paragraph, runs
from reporting.render.word.styles import BODY, CENTRED, FLUSH, HEADINGS
from reporting.render.word.tables import table
from reporting.render.xml import Element

_SETTINGS = {"indented": BODY, "flush": FLUSH, "centred": CENTRED}


def block(numbered: Numbered) -> list[Element]:
    """A node in Word's terms, its number written out before it."""
    match numbered.node:
        case Heading() as node:
            return [line(HEADINGS[node.level - 1], numbered.label + node.text)]
        case Paragraph() as node:
            return [paragraph(_SETTINGS[node.setting], *runs(node.parts))]
        case Table() as node:
            return table(node, numbered.label)
        case Chart() as node:
            return drawing(node, numbered.number, numbered.label)
