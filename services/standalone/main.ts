import { runProcess } from '@koz/runtime';
import { loadSampleOnFirstStart } from './first-start.js';
import { startSnapshots, startStandalone } from './standalone.js';
import { waysIn } from './ways-in.js';

/** Everything in one process: `npm start`. */
await runProcess('standalone', async (runtime) => {
  let sampleLoaded = false;
  runtime.readiness.add('sample', () => sampleLoaded || 'being loaded');
  const standalone = await startStandalone(runtime);
  try {
    await loadSampleOnFirstStart(runtime);
  } catch (error) {
    await standalone.stop();
    throw error;
  }
  const snapshots = startSnapshots(runtime);
  await snapshots.firstRound;
  if (runtime.settings.mode === 'development')
    process.stdout.write(`${await waysIn(standalone.address, runtime.locations('koz_query'))}\n`);
  // Only now ready: whoever waits for readiness finds the ways in printed.
  sampleLoaded = true;
  return async () => {
    await Promise.all([standalone.stop(), snapshots.stop()]);
  };
});
