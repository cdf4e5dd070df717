"""A series (固定学习日): days that come back, planned ahead, moved with a reason."""
