"""What shows that a proposal mattered (重点、督办、采纳、评优、公开)?"""
