"""What is a proposal before it is submitted: saved, co-signed, or thrown away (暂存、会签)?"""
