export * from './harness.js';
export { jobsContract } from './jobs-contract.js';
