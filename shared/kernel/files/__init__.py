"""What is a file by its content, may it be taken, and under which name is it given back?"""
