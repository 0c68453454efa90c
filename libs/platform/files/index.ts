export * from './durable-file.js';
