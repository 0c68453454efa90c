export {
  applicationLogin,
  startEmbeddedPostgres,
  stopAbandonedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres.js';
export { backUpEmbeddedPostgres, type BackupOptions } from './backup.js';
export { verifyBackup } from './backup-files.js';
export { BackupRefusedError, type BackupManifest, type BackupProblem } from './backup-manifest.js';
export { restoreEmbeddedPostgres, type RestoreOptions } from './restore.js';
export { adminLogin } from './cluster.js';
export { EmbeddedPostgresError } from './errors.js';
export type { Durability } from './settings.js';
export { serverSettings } from './settings.js';
