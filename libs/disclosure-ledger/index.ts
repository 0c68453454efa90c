import disclosures from './migrations/0001-disclosures.sql';
import caseReasons from './migrations/0002-case-reasons.sql';
import consultationTable from './migrations/0003-consultations.sql';
import ledgerTreeTables from './migrations/0004-ledger-tree.sql';
import searchIndexes from './migrations/0005-search.sql';
import alertTables from './migrations/0006-alerts.sql';
import sealingIsNobodys from './migrations/0007-sealing-is-nobodys.sql';

export * from './alerts/index.js';
export * from './consultation.js';
export * from './consultations.js';
export * from './disclosure.js';
export * from './ledger.js';
export * from './search.js';
export * from './tree/index.js';

/** The migrations of the schema `ledger`; the role that they grant to exists before. */
export const migrations = [
  { name: 'ledger/0001-disclosures', sql: disclosures },
  { name: 'ledger/0002-case-reasons', sql: caseReasons },
  { name: 'ledger/0003-consultations', sql: consultationTable },
  { name: 'ledger/0004-ledger-tree', sql: ledgerTreeTables },
  { name: 'ledger/0005-search', sql: searchIndexes },
  { name: 'ledger/0006-alerts', sql: alertTables },
  { name: 'ledger/0007-sealing-is-nobodys', sql: sealingIsNobodys },
];
