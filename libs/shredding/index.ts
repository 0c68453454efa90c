export * from './carry-out.js';
export * from './deps.js';
export { renewEpochs, type EpochsChanged } from './epochs.js';
export * from './open-fence.js';
export * from './points.js';
