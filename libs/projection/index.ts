import checkpointTable from './migrations/0001-checkpoints.sql';

export * from './checkpoints.js';
export * from './ddl.js';
export * from './fold.js';
export * from './planning.js';
export * from './projection.port.js';
export * from './status-history.js';
export * from './table-names.js';
export * from './terms.js';

/** The migrations of the schema `rm`; the roles that they grant to exist before. */
export const migrations = [{ name: 'rm/0001-checkpoints', sql: checkpointTable }];
