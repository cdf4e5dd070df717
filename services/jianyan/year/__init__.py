"""How does a group's whole year come in from one workbook?"""
