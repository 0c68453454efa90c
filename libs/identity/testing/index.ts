export * from './test-provider.js';
