import { randomUUID } from 'node:crypto';
import { logOrigin } from '@koz/audit';
import { MethodsInForce } from '@koz/command-handling';
import { createHttpApplication } from '@koz/http';
import { DevelopmentTokens, type PrincipalClaims } from '@koz/identity';
import { createJobs, postgresServer } from '@koz/jobs-bullmq';
import type { Jobs } from '@koz/jobs';
import { Readiness, silentLogger } from '@koz/platform';
import { commandApiModule } from '@koz/services/command-api';
import { queryApiModule } from '@koz/services/query-api';
import { startRetentionWorker, type RunningRetentionWorker } from '@koz/services/retention-worker';
import type { TestDatabase } from '@koz/testing';
import { Module } from '@nestjs/common';
import type { World } from './retention-world.js';

@Module({})
class CommandsAndQueries {}

export interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Officers, the routes they call, and the worker that makes what they ask for, on a world. */
export class OfficerRuns {
  private worker: RunningRetentionWorker | undefined;

  private constructor(
    private readonly world: World,
    private readonly jobs: Jobs,
    private readonly app: Awaited<ReturnType<typeof createHttpApplication>>,
    private readonly tokens: DevelopmentTokens,
  ) {}

  /** @param wakes whether who asks for a run reaches the queue */
  static async open(db: TestDatabase, world: World, wakes = true): Promise<OfficerRuns> {
    const { deps, commandPool } = world;
    const server = postgresServer({ url: db.url, adminUrl: db.adminUrl, logger: silentLogger });
    const jobs = await createJobs({
      server,
      logger: silentLogger,
      times: { lockMs: 1000, lookForStalledMs: 200, retryFirstMs: 20, readAgainMs: 50 },
    });
    const tokens = DevelopmentTokens.ephemeral('development');
    const { store, vault, clock, locations, queryPool } = deps;
    const commands = commandApiModule({
      ...{ store, vault, clock, locations, methods: new MethodsInForce({ store, vault }) },
      ...(wakes && {
        wakeRetention: async (controllers) => {
          for (const controller of controllers) await jobs.wake(controller);
        },
      }),
      pool: commandPool,
      runs: { pool: commandPool, schedulePool: queryPool },
    });
    const queries = queryApiModule({
      ...{ clock, pool: queryPool, events: store, history: store, vault },
      ...{ locations: world.register, certificateKeys: [deps.signingKey.publicKey] },
      origin: logOrigin(deps.fence.directory.id),
    });
    const app = await createHttpApplication(
      { module: CommandsAndQueries, imports: [commands, queries] },
      { verifier: tokens, readiness: new Readiness(), logger: silentLogger },
    );
    return new OfficerRuns(world, jobs, app, tokens);
  }

  startWorker(): void {
    const jobs = async () => this.jobs;
    this.worker = startRetentionWorker({ ...this.world.deps, jobs, everyMs: 100, retryInMs: 50 });
  }

  async close(): Promise<void> {
    await this.worker?.stop();
    await this.app.close();
    await this.jobs.close();
  }

  ask(who: PrincipalClaims, payload: object = {}, key: string = randomUUID()): Promise<Told> {
    return this.send(who, { method: 'POST', url: '/api/v1/privacy/runs', payload }, key);
  }

  read(who: PrincipalClaims, url: string): Promise<Told> {
    return this.send(who, { method: 'GET', url: `/api/v1/privacy/${url}` });
  }

  private async send(
    who: PrincipalClaims,
    request: { readonly method: 'GET' | 'POST'; readonly url: string; readonly payload?: object },
    key?: string,
  ): Promise<Told> {
    const answer = await this.app.inject({
      ...request,
      headers: {
        authorization: `Bearer ${await this.tokens.issue(who)}`,
        ...(key !== undefined && { 'idempotency-key': key }),
      },
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  }
}
