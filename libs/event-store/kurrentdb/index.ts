export * from './kurrentdb-event-store.js';
export { startSealer, type Sealer, type SealerOptions, type SealerTimes } from './sealer.js';
export { ForeignEventError } from './stored-form.js';
