"""reporting: archive, cases, figures, findings, documents."""
