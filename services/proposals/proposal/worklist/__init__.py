"""One unit's list of what it has to answer: how far it is, who does it, until when (办理任务)."""
