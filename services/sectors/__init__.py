"""The bodies of a committee (界别、专委会、活动组) and what they do."""
