from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reporting.render.xml import prefixed, xml

w = prefixed("w", attributes=True)
URI = {"w": "urn:w", "r": "urn:r"}


def test_elements_and_attributes_bear_their_prefix_in_the_order_given():
    written = xml(w("p", w("jc", val="both", id=1), r_id="x"), URI).decode()
    assert written.endswith(
        '<w:p xmlns:w="urn:w" xmlns:r="urn:r" r:id="x"><w:jc w:val="both" w:id="1"/></w:p>'
    )


@given(st.text())
def test_any_text_can_be_read_back_but_for_what_xml_cannot_hold(text):
    root = etree.fromstring(xml(w("t", text, val=text), URI))
    kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    assert (root.text or "") == kept.replace("\r\n", "\n").replace("\r", "\n")
    assert len(root.get("{urn:w}val")) == len(kept)
