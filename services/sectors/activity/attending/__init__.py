"""Who comes to an activity (报名、请假), and what is settled of it in the end (关闭)."""
