import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalid, Problem } from '../problem/problem.js';
import { sendProblem } from '../problem/problem.filter.js';
import { pathOf } from '../validation/field-errors.js';
import { messageOfRule } from '../validation/rule-messages.js';
import { longestAddress } from './sizes.js';

/**
 * Refuses an address that is too long, and a query of the API that gives a parameter twice: what stands between may have
 * looked at the first and we at the last. Addresses of the portal are its own.
 */
export function limitAddresses(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const problem = problemWith(request);
    if (problem !== undefined) refuse(reply, problem);
  });
}

function problemWith({ url, query }: FastifyRequest): Problem | undefined {
  if (url.length > longestAddress) return new Problem('address-too-long');
  if (!url.startsWith('/api/')) return undefined;
  const repeated = Object.entries(query as object).find(([, value]) => Array.isArray(value));
  if (repeated === undefined) return undefined;
  const rule = 'repeatedParameter';
  return invalid({ field: pathOf('', repeated[0]), rule, message: messageOfRule(rule) });
}

function refuse(reply: FastifyReply, problem: Problem): void {
  if (!reply.sent) sendProblem(reply, problem);
}
