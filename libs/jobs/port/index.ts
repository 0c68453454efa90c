export * from './job.js';
export * from './jobs.port.js';
