"""The ledger: every recommendation of every report, and what each country makes of it."""
