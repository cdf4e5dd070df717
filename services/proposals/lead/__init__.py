"""Leads (提案线索): called for, received, listed as topics, and grown into proposals."""
