export * from './apply-mask.js';
export * from './evaluate.js';
export * from './fields.js';
export * from './filing.js';
export * from './methods.js';
export * from './policy-document.js';
export * from './policy-in-force.js';
export * from './situation.js';
