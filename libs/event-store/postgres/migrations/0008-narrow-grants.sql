-- Whose a stream is, and what it is called, stays as it was when its first event came: nobody is let change it.
REVOKE UPDATE ON es.head FROM koz_command, koz_process_manager;
GRANT UPDATE (revision, hash, position, stage, place, place_application_id, kept_application_ids, fence, shared_with)
  ON es.head TO koz_command, koz_process_manager;
