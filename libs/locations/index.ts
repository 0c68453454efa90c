import locations from './migrations/0001-locations.sql';
import narrowGrants from './migrations/0002-narrow-grants.sql';

export * from './care-part-text.js';
export * from './location-rules.js';
export * from './locations.port.js';
export * from './postgres-locations.js';

/** The migrations of the schema `reference`; the roles that they grant to exist before. */
export const migrations = [
  { name: 'reference/0001-locations', sql: locations },
  { name: 'reference/0002-narrow-grants', sql: narrowGrants },
];
