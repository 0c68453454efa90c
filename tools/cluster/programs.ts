import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Every service that runs in a process of its own, with how many of it. */
export const services = [
  'projector',
  'command-api',
  'query-api',
  'process-manager',
  'retention-worker',
  'auditor',
  'relay',
] as const;

export type ServiceName = (typeof services)[number];

/** Builds the services once, for all their instances; answers the bundles. */
export async function buildPrograms(): Promise<Readonly<Record<ServiceName, string>>> {
  await Promise.all(services.map(build));
  return Object.fromEntries(
    services.map((service) => [service, join('dist', 'services', service, 'main.mjs')]),
  ) as Record<ServiceName, string>;
}

async function build(service: ServiceName): Promise<void> {
  const child = spawn(process.execPath, [join('tools', 'build', 'build.mjs'), `services/${service}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${service} could not be built: ${said}`);
}
