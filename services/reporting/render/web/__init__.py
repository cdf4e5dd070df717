"""Which HTML, SVG and CSS say what a document tree says?"""
