export { comparing, joined, type Comparing, type Comparison, type Terms } from './compare.js';
export type { DayOf } from './day-numbers.js';
export * from './figures.js';
export * from './history.js';
export { actualLens, asItWas, whatIf, type Lens } from './lens.js';
export { decisionSteps, type DecisionStep } from './stretches.js';
