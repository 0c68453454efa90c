export * from './checkpoint-event.js';
export * from './cloud-event.js';
export * from './integration-events.js';
export * from './integration-table.js';
export * from './member-schemas.js';
export * from './publisher.port.js';
