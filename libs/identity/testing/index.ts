export * from './test-provider.js';
export * from './through-provider.js';
