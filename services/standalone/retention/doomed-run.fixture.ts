// A process of its own that runs retention and dies, as by a power failure, at the point with the given number.
import 'reflect-metadata';
import { runRetention } from '@koz/services/retention-worker';
import { antwerpen, World, type Place } from './retention-world.js';

const { place, dieAt } = JSON.parse(String(process.argv[2])) as { place: Place; dieAt: number };
let reached = 0;
let armed = false;
const world = await World.open(place, () => {
  if (armed && reached++ === dieAt) process.kill(process.pid, 'SIGKILL');
});
armed = true;
await runRetention(world.deps, { controller: antwerpen });
await world.close();
