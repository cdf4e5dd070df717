"""A body (界别、专委会、活动组): formed, confirmed, led by convenors."""
