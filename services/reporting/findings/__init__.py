"""What do the figures say: strengths, problems, measures, items for the plan?"""
