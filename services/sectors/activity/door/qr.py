"""How does a code become a picture that a telephone reads?"""

import io

import segno

MEDIA = {"svg": "image/svg+xml", "png": "image/png"}


def picture(code: str, kind: str, scale: int = 8) -> bytes:
    """A QR code as SVG or PNG, black on white, with the margin that readers need."""
    out = io.BytesIO()
    segno.make_qr(code, error="m").save(out, kind=kind, scale=scale, border=4, light="white")
    return out.getvalue()
