"""The list of organisations (单位名录): written for the clerk, edited, read again."""
