-- What became of a run is said of it later; what was asked, by whom and when, stays.
REVOKE UPDATE ON retention.run FROM koz_vault;
GRANT UPDATE (state, started_at, ended_at, attempts, alert, totals, idle) ON retention.run TO koz_vault;
