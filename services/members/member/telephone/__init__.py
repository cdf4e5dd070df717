"""Who may look at a sponsor's telephone, and who did (查看提案人电话)?"""
