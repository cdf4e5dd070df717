"""What do the sponsors wish for a proposal: who should answer it, and may others join?"""
