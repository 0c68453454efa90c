import disclosures from './migrations/0001-disclosures.sql';

export * from './disclosure.js';
export * from './ledger.js';

/** The migrations of the schema `ledger`; the role that they grant to exists before. */
export const migrations = [{ name: 'ledger/0001-disclosures', sql: disclosures }];
