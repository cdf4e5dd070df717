"""Contact with members (联系委员): who keeps it with whom, when there was some, who was missed."""
