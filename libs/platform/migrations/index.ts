import type { Migration } from '../postgres/index.js';
import readerCheckpoint from './0001-reader-checkpoint.sql';
import relayCheckpoint from './0002-relay-checkpoint.sql';

/** The migrations of the schema `platform`. */
export const platformMigrations: readonly Migration[] = [
  { name: 'platform/0001-reader-checkpoint', sql: readerCheckpoint },
  { name: 'platform/0002-relay-checkpoint', sql: relayCheckpoint },
];
