import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { end, endOrderly, freePort, runs } from '@koz/testing';

/** Where a process answers whether it is ready. */
export interface InstanceOptions {
  /** `projector` */
  readonly service: string;
  /** From 1. */
  readonly number: number;
  /** Its bundle. */
  readonly program: string;
  /** By which it is told its port. */
  readonly portSetting: 'PORT' | 'KOZ_HEALTH_PORT';
  readonly environment: NodeJS.ProcessEnv;
  /** Told each line that the process writes. */
  readonly said: (name: string, line: string) => void;
}

const stopWithinMs = 30_000;
const mostLastWords = 10;
const answerWithinMs = 3_000;

/** One process of a service, which can be killed and started again: on another port, for somebody may have taken the one before. */
export class Instance {
  private child: ChildProcess | undefined;
  private readonly lines: string[] = [];
  private ownPort = 0;

  constructor(private readonly options: InstanceOptions) {}

  get service(): string {
    return this.options.service;
  }

  /** `projector-1` */
  get name(): string {
    return `${this.options.service}-${this.options.number}`;
  }

  get port(): number {
    return this.ownPort;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isRunning(): boolean {
    return this.child !== undefined && runs(this.child);
  }

  /** Starts the process, unless it runs. */
  async start(): Promise<void> {
    if (this.isRunning) return;
    this.ownPort = await freePort();
    const { program, portSetting, said } = this.options;
    const environment = { ...this.options.environment, [portSetting]: String(this.ownPort) };
    this.lines.length = 0;
    const child = spawn(process.execPath, ['--enable-source-maps', program], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C in a terminal is for whoever started all of them, and ends them in order.
      detached: true,
    });
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on('line', (line) => {
        this.lines.push(line);
        this.lines.splice(0, this.lines.length - mostLastWords);
        said(this.name, line);
      });
    this.child = child;
  }

  /** Undefined when it is ready; else what it says that is missing. */
  async missing(): Promise<string | undefined> {
    if (!this.isRunning) return this.child ? 'ended' : 'not started yet';
    try {
      const answer = await fetch(`http://127.0.0.1:${this.port}/health/ready`, {
        signal: AbortSignal.timeout(answerWithinMs),
      });
      return answer.status === 200 ? undefined : missingIn(await answer.json());
    } catch {
      return 'no answer yet';
    }
  }

  /** Whether it ended because somebody else took its port between its choice and its use. */
  get lostItsPort(): boolean {
    return !this.isRunning && this.lines.some((line) => line.includes('EADDRINUSE'));
  }

  /** What it wrote last. */
  get lastWords(): string {
    return this.lines.join('\n');
  }

  /** kill -9. */
  async kill(): Promise<void> {
    if (this.child) await end(this.child, 'SIGKILL');
  }

  /** An orderly end; after half a minute any. */
  async stop(): Promise<void> {
    if (this.child) await endOrderly(this.child, stopWithinMs);
  }
}

function missingIn(report: unknown): string {
  const { missing = [] } = report as { missing?: { name: string; reason: string }[] };
  return missing.map(({ name, reason }) => `${name}: ${reason}`).join(', ') || 'not ready';
}
