import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Names one run of one process: process ids are used again, also right after a reboot, so the id alone could name
 * somebody else. Text without spaces or slashes: it also serves as a file name.
 */
export type ProcessIdentity = string;

const onLinux = process.platform === 'linux';

/** The identity of a living process; undefined when there is none (or it is only waiting to be buried). */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const started = startOf(pid);
  return started === undefined ? undefined : `${pid}.${started}`;
}

export const ownIdentity = (): ProcessIdentity => identityOf(process.pid) ?? `${process.pid}.unknown`;

export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(Number.parseInt(identity, 10)) === identity;
}

/**
 * Names where process ids mean what they mean here: this machine or, in a container, that container. Text without spaces.
 * Of a process of another one it cannot be seen whether it lives.
 */
export function processNamespace(): string {
  const host = hostname().replaceAll(' ', '');
  try {
    return `${host}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return host;
  }
}

/** The command line of a living process, arguments separated by spaces; empty when it cannot be read. */
export function commandLineOf(pid: number): string {
  try {
    return onLinux
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function startOf(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  try {
    return onLinux ? startOnLinux(pid) : startElsewhere(pid);
  } catch {
    return undefined;
  }
}

function startOnLinux(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command name stands in parentheses and may itself hold spaces: fields are counted after the last one.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
  return `${boot}-${rest[18]}`;
}

function startElsewhere(pid: number): string | undefined {
  const [state, ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
    .trim()
    .split(/\s+/);
  if (!state || state.startsWith('Z')) return undefined;
  return started.join('-').replaceAll(':', '');
}
