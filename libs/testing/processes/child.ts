import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Whether the process still runs. */
export const runs = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** Sends a signal and waits until the process is gone; nothing when it is already. */
export async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (!runs(child)) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** Asks the process to end, and makes it end when it has not done so in time. */
export async function endOrderly(child: ChildProcess, withinMs: number): Promise<void> {
  const late = setTimeout(() => child.kill('SIGKILL'), withinMs);
  try {
    await end(child, 'SIGTERM');
  } finally {
    clearTimeout(late);
  }
}
