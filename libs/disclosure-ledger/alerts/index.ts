export * from './alert-table.js';
export * from './raise-alerts.js';
export * from './rules.js';
