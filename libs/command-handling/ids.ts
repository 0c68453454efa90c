import { hash } from 'node:crypto';
import { uuid } from '@koz/privacy-types';
import type { ActorId, ApplicationId, CarePlanId, CommandId, EventId, Uuid } from '@koz/privacy-types';
import type { StreamName } from '@koz/event-store';

/*
 * Every id that a command brings into being derives from the command's own id, so that a command that is sent
 * again, by a client or by a process manager after a crash, names the very same plan, applications and events.
 */

/**
 * The UUID that stands for a label and its parts: the first 16 bytes of
 * SHA-256(label ‖ "\n" ‖ parts joined by "\n"), with version 8 and the variant of RFC 9562 set.
 *
 * Parts are ids, routes and numbers; none of them holds a line break, so that no two lists of parts read alike.
 */
export function derivedUuid<Id extends Uuid>(label: string, ...parts: readonly (string | number)[]): Id {
  const hex = hash('sha256', `${label}\n${parts.join('\n')}`, 'hex');
  const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) & 3);
  const groups = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}`;
  return uuid<Id>(`${groups}-${hex.slice(20, 32)}`);
}

/** The id of the event at `index` (from 0) among the events that a command appends to its stream. */
export const eventIdOf = (commandId: CommandId, index: number): EventId =>
  derivedUuid('koz/event-id/v1', commandId, index);

/** The care plan that a filing brings into being. */
export const carePlanIdOf = (commandId: CommandId): CarePlanId =>
  derivedUuid('koz/care-plan-id/v1', commandId);

/** The application to the location at `index` (from 0) in a filing's list. */
export const applicationIdOf = (commandId: CommandId, index: number): ApplicationId =>
  derivedUuid('koz/application-id/v1', commandId, index);

/**
 * The command that a request over HTTP stands for.
 *
 * @param route method and concrete path, ids included (`POST /api/v1/applications/{the id}/accept`): a key that
 *   is used again for another application is another command
 * @param idempotencyKey the client's Idempotency-Key, scoped by the two before it
 */
export const requestCommandId = (actor: ActorId, route: string, idempotencyKey: Uuid): CommandId =>
  derivedUuid('koz/request-command-id/v1', actor, route, idempotencyKey);

/** The command that an event calls for on another stream: the same for the handler and for a process manager. */
export const causedCommandId = (cause: EventId, target: StreamName): CommandId =>
  derivedUuid('koz/caused-command-id/v1', cause, target);

/** A command that is named by what it does, for set-up that must take effect once: `register-controller`, … */
export const namedCommandId = (...name: readonly (string | number)[]): CommandId =>
  derivedUuid('koz/named-command-id/v1', ...name);
