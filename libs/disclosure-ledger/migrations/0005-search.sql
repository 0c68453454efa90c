-- Officers search by plan (0001), and by time, viewer and organiser; alerts look at what one viewer saw in a window.
CREATE INDEX disclosure_by_time ON ledger.disclosure (controller, at, entry);
CREATE INDEX disclosure_of_viewer ON ledger.disclosure (viewer, at, entry);
CREATE INDEX disclosure_of_organiser ON ledger.disclosure (organiser_id, at, entry) WHERE organiser_id IS NOT NULL;
