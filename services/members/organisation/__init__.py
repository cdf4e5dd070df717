"""An organisation (单位): registered, confirmed, known under other names."""
