"""Who has until when to do what about a proposal (期限)?"""
