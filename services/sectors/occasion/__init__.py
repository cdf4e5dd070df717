"""What an activity was about (活动要素): told part by part, corrected, taken back."""
