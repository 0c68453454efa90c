export * from './kafka-publisher.js';
export * from './record.js';
export * from './topics.js';
