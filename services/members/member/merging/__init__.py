"""When are two entries of the register one person (重复委员合并)?"""
