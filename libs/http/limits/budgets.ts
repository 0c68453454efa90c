import { isIP } from 'node:net';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Action } from '@koz/identity';
import { overBudget, type Rates } from '@koz/platform';
import type { ActorId } from '@koz/privacy-types';
import { Problem } from '../problem/problem.js';

type Budget = keyof Rates;
type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Counts that are kept of a budget, the least recently used going first: so much memory and no more, whoever comes. Who would
 * drive its own count out has to come from ten thousand other addresses; those of people are counted apart.
 */
const mostCounts = 10_000;
const minute = 60_000;

/** What whoever restarts, measures or sends traffic asks, within the walls. */
const exempt: readonly Action[] = ['readHealth', 'readMetrics'];
const logIns: readonly Action[] = ['logIn', 'finishLogIn'];

/** The budget that an action is taken from; none for what is exempt. */
export function budgetOf(action: Action | undefined, method: string): Budget | undefined {
  if (action !== undefined && exempt.includes(action)) return undefined;
  if (action !== undefined && logIns.includes(action)) return 'logIn';
  return method === 'GET' || method === 'HEAD' ? 'reads' : 'writes';
}

/**
 * How often somebody may ask: as many requests a minute as the settings say, of each kind, for each person, or for each address
 * where nobody in particular asks. Kept in the memory of this process alone, for an address is a personal value: it is
 * neither written, logged nor told to another.
 */
export class Budgets {
  private readonly keys = new WeakMap<FastifyRequest, string>();

  private constructor(
    private readonly ofPeople: Readonly<Record<Budget, Limit>>,
    private readonly ofAddresses: Readonly<Record<Budget, Limit>>,
  ) {}

  static async on(fastify: FastifyInstance, rates: Rates): Promise<Budgets> {
    await fastify.register(rateLimit, {
      global: false,
      enableDraftSpec: true,
      errorResponseBuilder: () => new Problem('too-many-requests'),
    });
    const limits = (of: 'person' | 'address'): Record<Budget, Limit> => ({
      reads: limit('reads', of),
      writes: limit('writes', of),
      logIn: limit('logIn', of),
    });
    const limit = (budget: Budget, of: 'person' | 'address'): Limit => {
      const handler = fastify.rateLimit({
        ...{ max: rates[budget], timeWindow: minute, cache: mostCounts },
        onExceeded: () => overBudget.inc({ budget, of }),
        keyGenerator: (request) => budgets.keys.get(request) ?? '',
      }) as unknown as (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
      return (request, reply) => handler(request, reply);
    };
    const budgets = new Budgets(limits('person'), limits('address'));
    return budgets;
  }

  /**
   * Takes a request from the budget of whoever makes it; the answer says what is left (draft-ietf-httpapi-ratelimit-headers).
   * Once for each request: a second time changes nothing.
   *
   * @param actorId absent: nobody in particular
   * @throws Problem `too-many-requests`, with `Retry-After` (RFC 9110, section 10.2.3)
   */
  async spend(
    request: FastifyRequest,
    reply: FastifyReply,
    budget: Budget,
    actorId?: ActorId,
  ): Promise<void> {
    this.keys.set(request, actorId ?? addressOf(request));
    await (actorId === undefined ? this.ofAddresses : this.ofPeople)[budget](request, reply);
  }
}

/** A network of IPv6 counts as one, for whoever has it has all of its addresses. */
function addressOf({ ip, socket }: FastifyRequest): string {
  // What a proxy passed on may be anything.
  const address = isIP(ip) === 0 ? (socket.remoteAddress ?? '') : ip;
  return isIP(address) === 0 ? address : normalizeIP(address);
}
