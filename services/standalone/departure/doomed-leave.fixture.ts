// A process of its own in which a controller leaves, and that dies, as by a power failure, at the point with the given
// number.
import 'reflect-metadata';
import { leaveController } from '@koz/services/retention-worker';
import type { FileHash } from '@koz/privacy-types';
import { antwerpen, World, type Place } from '../retention/retention-world.js';

const { place, dieAt, exportHash } = JSON.parse(String(process.argv[2])) as {
  place: Place;
  dieAt: number;
  exportHash: FileHash;
};
let reached = 0;
let armed = false;
const world = await World.open(place, () => {
  if (armed && reached++ === dieAt) process.kill(process.pid, 'SIGKILL');
});
armed = true;
await leaveController({ ...world.deps, pacing: { pageSize: 2 } }, { controller: antwerpen, exportHash });
await world.close();
