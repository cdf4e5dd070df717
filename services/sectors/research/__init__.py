"""A research report (调研报告), from its draft to the archive."""
