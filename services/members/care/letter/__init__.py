"""致函所在单位: thanks, asking for time, report of duty."""
