"""How is an organisation reached: its office's telephone and contact person (联系人)?"""
