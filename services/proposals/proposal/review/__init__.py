"""Who reviews a proposal, in which round, and what do they advise (审查)?"""
