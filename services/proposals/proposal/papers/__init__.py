"""What lies in the vault of a proposal, and who may read it: text, replies, attachments (附件)?"""
