export { missingForKafka } from './kafka-jars.js';
export { KafkaProcess, type KafkaOptions } from './kafka-process.js';
