export * from './readiness.js';
export * from './health-server.js';
