/* What the command line needs of a replay: nothing here knows the framework. */
export { replayStream, type ReplayDeps, type StreamReplay } from './replay-stream.js';
export { replayAnswer } from './replay-answer.js';
export { askedStream, type AskedStream } from './asked-stream.js';
