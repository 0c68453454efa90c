export {
  applicationLogin,
  startEmbeddedPostgres,
  stopAbandonedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres.js';
export { adminLogin } from './cluster.js';
export { EmbeddedPostgresError } from './errors.js';
export type { Durability } from './settings.js';
