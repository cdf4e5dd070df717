"""How an activity comes about (计划、申请、审批、发布、改期、取消)."""
