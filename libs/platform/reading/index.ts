export * from './read-ahead.js';
