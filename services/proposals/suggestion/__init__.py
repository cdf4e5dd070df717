"""What becomes of a proposal that is no proposal: an opinion (意见建议) or a letter (委员来信)."""
