import promClient from 'prom-client';

// CommonJS: its exports are not all found by name.
const { collectDefaultMetrics, Counter, Histogram, Registry } = promClient;

/**
 * What is counted where it happens, in this process. One registry for the process: counters of several systems that a test
 * runs in one process add up. Labels hold codes of ours, controllers and templates of routes; never an id of a person or
 * plan.
 */
export const counted = new Registry();
collectDefaultMetrics({ register: counted });

const registers = [counted];

export const appendDuration = new Histogram({
  name: 'koz_append_duration_seconds',
  help: 'How long an append to the event log took, from the call to the outcome.',
  labelNames: ['outcome'] as const,
  buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers,
});

export const appendConflicts = new Counter({
  name: 'koz_append_conflicts_total',
  help: 'Appends that met another that was first.',
  registers,
});

export const flushEvents = new Histogram({
  name: 'koz_append_flush_events',
  help: 'Events that were written together in one statement (PostgreSQL).',
  buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
  registers,
});

export const disclosures = new Counter({
  name: 'koz_disclosures_total',
  help: 'Plans of which a personal field was shown, as the ledger has them.',
  labelNames: ['role', 'ground'] as const,
  registers,
});

export const erasures = new Counter({
  name: 'koz_erasures_total',
  help: 'Keys that were destroyed for ever.',
  labelNames: ['controller', 'tier'] as const,
  registers,
});

export const overBudget = new Counter({
  name: 'koz_http_over_budget_total',
  help: 'Requests that were refused because there were too many in a minute.',
  labelNames: ['budget', 'of'] as const,
  registers,
});

export const httpDuration = new Histogram({
  name: 'koz_http_request_duration_seconds',
  help: 'How long a request took, by the template of its route.',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
});
