import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApplication } from '@koz/http';
import { DevelopmentTokens, type PrincipalClaims } from '@koz/identity';
import { Readiness, silentLogger } from '@koz/platform';
import { commandApiModule } from '../module.js';
import { antwerpen, locations, mechelen, organisers } from './region.js';
import type { CommandApiDeps } from '../deps.js';

export interface Answer {
  readonly status: number;
  readonly etag: unknown;
  /** The latest checkpoint, as the header carries it. */
  readonly receipt: unknown;
  readonly body: Record<string, unknown>;
}

export interface SendOptions {
  readonly key?: string;
  readonly ifMatch?: string;
}

/** Somebody who is signed in. */
export interface Caller {
  /** @param body none is sent for null */
  post(url: string, body?: object | null, options?: SendOptions): Promise<Answer>;
  patch(url: string, body: object, options?: SendOptions): Promise<Answer>;
  delete(url: string, options?: SendOptions): Promise<Answer>;
  put(url: string, body: object, options?: SendOptions): Promise<Answer>;
}

export interface Client {
  as(claims: PrincipalClaims): Promise<Caller>;
  close(): Promise<void>;
}

/**
 * The command API as its clients meet it, without a port.
 * @param tokens shared by clients whose callers are to be the same persons
 */
export async function openClient(
  deps: CommandApiDeps,
  tokens = DevelopmentTokens.ephemeral('development'),
): Promise<Client> {
  const app: NestFastifyApplication = await createHttpApplication(commandApiModule(deps), {
    verifier: tokens,
    readiness: new Readiness(),
    logger: silentLogger,
  });
  return {
    as: async (claims) => {
      const authorization = `Bearer ${await tokens.issue(claims)}`;
      const send = async (
        method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
        url: string,
        body: object | null,
        { key = randomUUID(), ifMatch }: SendOptions,
      ): Promise<Answer> => {
        const answer = await app.inject({
          method,
          url: `/api/v1${url}`,
          ...(body && { payload: body }),
          headers: { authorization, 'idempotency-key': key, ...(ifMatch && { 'if-match': ifMatch }) },
        });
        return {
          status: answer.statusCode,
          etag: answer.headers['etag'],
          receipt: answer.headers['log-checkpoint'],
          body: answer.json<Record<string, unknown>>(),
        };
      };
      return {
        post: (url, body = {}, options = {}) => send('POST', url, body, options),
        patch: (url, body, options = {}) => send('PATCH', url, body, options),
        delete: (url, options = {}) => send('DELETE', url, null, options),
        put: (url, body, options = {}) => send('PUT', url, body, options),
      };
    },
    close: () => app.close(),
  };
}

/** The callers of the region, by what they may do. */
export const callers = {
  family: { role: 'family', controller: antwerpen },
  servicePoint: { role: 'servicePoint', controller: antwerpen },
  regie: { role: 'regie', controller: antwerpen },
  regieMechelen: { role: 'regie', controller: mechelen },
  one: { role: 'organiser', controller: antwerpen, organiserId: organisers.one },
  two: { role: 'organiser', controller: antwerpen, organiserId: organisers.two },
  officer: { role: 'officer', controller: antwerpen },
  mechelen: { role: 'organiser', controller: mechelen, organiserId: organisers.mechelen },
} as const satisfies Record<string, PrincipalClaims>;

/** A filing that method 1 takes, to the two locations in Antwerpen. */
export const aBody = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  controller: antwerpen,
  parent: { firstName: 'Lotte', lastName: 'Peeters', birthDate: '1990-05-17' },
  child: { birthDate: '2026-09-30', expected: false },
  address: { street: 'Lange Leemstraat', number: '12' },
  postcode: '2018',
  priorityRules: ['workOrTraining'],
  startDate: '2027-03-01',
  endDate: '2029-08-31',
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'acrossBorders',
  locationIds: [locations.one, locations.two],
  ...changes,
});
