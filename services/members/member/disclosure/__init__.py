"""Which private particulars were handed out from the register, of whom, to whom, what for?"""
