import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchShredding } from './shredding-bench.js';

describe('After both thresholds and 35 days', () => {
  it('no destroyed key can be had back from the data directory with what lives of the epoch keys', async () => {
    const home = await mkdtemp(join(tmpdir(), 'koz-bench-'));
    const { search, control } = await benchShredding(join(home, 'data'), 40, () => undefined);
    // Their ids and even their wrapped bytes are still on the disk: that is what the epochs are for.
    expect(search).toMatchObject({ recovered: 0 });
    expect(search.keys).toBeGreaterThanOrEqual(120);
    expect(search.idsFound).toBeGreaterThan(search.keys);
    expect(search.wrappedFound).toBeGreaterThan(0);
    expect(control.recovered).toBeGreaterThan(0);
    expect(control.recovered).toBe(control.keys);
  }, 120_000);
});
