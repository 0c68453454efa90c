import snapshots from './migrations/0001-snapshots.sql';

export { elsewhere, noPriority, outsideRegion, unknownKey } from './count/keys.js';
export * from './figures.js';
export * from './labels.js';
export * from './make-snapshot.js';
export * from './store/snapshots.js';
export * from './sum-of-controllers.js';

/** The migrations of the schema `regie`; the roles that they grant to exist before. */
export const migrations = [{ name: 'regie/0001-snapshots', sql: snapshots }];
