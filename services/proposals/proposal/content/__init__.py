"""Which long texts and files has a proposal, and how are they forgotten on purpose (内容删除)?"""
