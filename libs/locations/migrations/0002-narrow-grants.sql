-- Applications name locations: what one is called by stays.
REVOKE UPDATE ON reference.organiser, reference.location FROM koz_command;
GRANT UPDATE (name) ON reference.organiser TO koz_command;
GRANT UPDATE (organiser_id, controller, name, postcode, municipality, care_parts, capacity) ON reference.location
  TO koz_command;
