import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Relative to the working directory, which for specs and tools is the workspace. */
const pom = join('tools', 'kafka', 'pom.xml');
const cache = join('node_modules', '.cache', 'koz-kafka');

/** Maven may have to bring 40 MB from afar. */
const withinMs = 10 * 60_000;

const isOnPath = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

/** Which of the programs that Kafka needs are not on the PATH; empty when it can be started. */
export function missingForKafka(): readonly ('java' | 'mvn')[] {
  const missing: ('java' | 'mvn')[] = [];
  if (!isOnPath('java', '-version')) missing.push('java');
  if (!isOnPath('mvn', '-v')) missing.push('mvn');
  return missing;
}

/**
 * The folder with Kafka's jars: brought by Maven once for each text of the pom, and kept. Several processes may ask at
 * once.
 *
 * @throws an Error with what Maven said when it cannot bring them
 */
export async function kafkaJars(): Promise<string> {
  const text = await readFile(pom);
  const folder = join(process.cwd(), cache, createHash('sha256').update(text).digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  await mkdir(join(process.cwd(), cache), { recursive: true });
  const making = await mkdtemp(`${folder}-`);
  try {
    await copyInto(making);
    // Whole or not at all: who comes second finds the folder of the first.
    await rename(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return folder;
}

async function copyInto(folder: string): Promise<void> {
  const maven = spawn(
    'mvn',
    [
      '-q',
      '-B',
      '-f',
      join(process.cwd(), pom),
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${folder}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], timeout: withinMs },
  );
  let said = '';
  for (const stream of [maven.stdout, maven.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(maven, 'exit');
  if (code !== 0) throw new Error(`Maven could not bring Kafka: ${said.trim().slice(-2_000)}`);
}
