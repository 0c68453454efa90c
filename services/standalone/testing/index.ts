export {
  locationsOfOrganisers,
  planFor,
  startOn,
  stores,
  type Location,
  type Running,
} from './each-store.js';
export { Client, environmentOf, koz, startServer, type Answer, type Installation } from './running-server.js';
export {
  startWholeSystem,
  type Answered,
  type Organisation,
  type WholeSystem,
  type Who,
} from './whole-system.js';
export { applicationsFile, expected, markersFile } from './sample-by-hand.js';
