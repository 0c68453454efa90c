export {
  locationsOfOrganisers,
  planFor,
  startOn,
  stores,
  type Location,
  type Running,
} from './each-store.js';
export { Client, environmentOf, koz, startServer, type Answer, type Installation } from './running-server.js';
export { applicationsFile, expected, markersFile } from './sample-by-hand.js';
