export * from './projected.js';
