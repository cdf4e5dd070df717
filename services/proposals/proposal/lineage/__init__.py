"""Where does a proposal come from, and where does it go on: split, forwarded, become another?"""
