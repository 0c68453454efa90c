import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '@koz/testing';
import type { Cluster } from '../cluster.js';
import type { AcknowledgedWrite } from './load.js';

const checker = join('tools', 'checker', 'main.mjs');
const countWithinMs = 120_000;

/**
 * Has a program that shares no code with the services count log, read models, topics from their start, ledger, vault and
 * fence, and expects that they agree.
 */
export async function expectStoresToAgree(
  { servers: { kafka, postgres } }: Cluster,
  directory: string,
  writes: readonly AcknowledgedWrite[] = [],
): Promise<void> {
  const file = join(directory, 'acknowledged.jsonl');
  await writeFile(file, writes.map((write) => `${JSON.stringify(write)}\n`).join(''));
  const environment = { ...process.env, KOZ_CHECK_DATABASE_URL: postgres.adminUrl };
  const given = ['--brokers', kafka.brokers, '--fence', join(directory, 'fence'), '--acknowledged', file];
  const counted = await eventually(async () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [checker, '--wait', '60', ...given], {
      env: environment,
      encoding: 'utf8',
    });
    // It could not count: a Kafka that nobody read as a group yet takes some seconds to let the first one.
    if (status !== 0 && status !== 1) throw new Error(stderr);
    return { status, stdout };
  }, countWithinMs);
  if (counted.status !== 0) throw new Error(`the stores do not agree: ${counted.stdout}`);
}
