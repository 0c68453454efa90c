import type { FastifyInstance } from 'fastify';
import { invalid, type FieldError } from '../problem/problem.js';
import { pathOf } from './field-errors.js';
import { messageOfRule } from './rule-messages.js';

/** PostgreSQL stores no NUL, and half a surrogate pair is no character: UTF-8 has no bytes for it. */
const noText = /\0|\p{Cs}/u;

/**
 * Where a body or a query first holds text with characters that are none, in a value or a name; undefined where it does not.
 *
 * @param value no deeper than a body may be
 */
export function unreadableIn(value: unknown, field = ''): FieldError | undefined {
  if (typeof value === 'string') return noText.test(value) ? broken(field) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    if (noText.test(name)) return broken(field);
    const found = unreadableIn(member, pathOf(field, name));
    if (found) return found;
  }
  return undefined;
}

/** Refuses such text in an address too, before anything reads it. */
export function refuseUnreadableAddresses(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', async ({ params, query }) => {
    const found = unreadableIn(params) ?? unreadableIn(query);
    if (found) throw invalid(found);
  });
}

function broken(field: string): FieldError {
  const rule = 'characters';
  return { field: field === '' ? 'body' : field, rule, message: messageOfRule(rule) };
}
