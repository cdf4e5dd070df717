"""An activity (活动): held, attended, corrected, taken back."""
