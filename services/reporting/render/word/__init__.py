"""Which WordprocessingML and DrawingML says what a document tree says?"""
