"""Which namespaces, content types and relationship types does a Word file use?"""

from reporting.render.xml import prefixed

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

WORD = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "c": f"{_DRAWING}/chart",
}
CHART = {"c": WORD["c"], "a": WORD["a"], "r": WORD["r"]}
TYPES = {"": f"{_PACKAGE}/content-types"}
RELATIONSHIPS = {"": f"{_PACKAGE}/relationships"}
CORE = {
    "cp": f"{_PACKAGE}/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
CUSTOM = {"": f"{_OFFICE}/custom-properties", "vt": f"{_OFFICE}/docPropsVTypes"}

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = {
    "document": f"{_WORD_TYPE}.document.main+xml",
    "styles": f"{_WORD_TYPE}.styles+xml",
    "settings": f"{_WORD_TYPE}.settings+xml",
    "fontTable": f"{_WORD_TYPE}.fontTable+xml",
    "header": f"{_WORD_TYPE}.header+xml",
    "footer": f"{_WORD_TYPE}.footer+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "custom": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
RELATIONSHIP_TYPES = {
    **{
        name: f"{_OFFICE}/relationships/{name}"
        for name in ("styles", "settings", "fontTable", "header", "footer", "chart", "package")
    },
    "document": f"{_OFFICE}/relationships/officeDocument",
    "custom": f"{_OFFICE}/relationships/custom-properties",
    "core": f"{_PACKAGE}/relationships/metadata/core-properties",
}

w = prefixed("w", attributes=True)
wp = prefixed("wp")
a = prefixed("a")
c = prefixed("c")
bare = prefixed("")
vt = prefixed("vt")
