/*
 * What the command line needs of the comparison: nothing here knows the framework, so that a command starts as fast as
 * before.
 */
export { compareHistories, type CompareDeps, type CompareTerms } from './compare-histories.js';
export { answerOf, fewestPlans, type ComparisonAnswer, type MethodAnswer } from './comparison-answer.js';
