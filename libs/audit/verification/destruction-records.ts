import { chainHash, noPreviousHash, type StreamName } from '@koz/event-store';
import type { FencedEvent, FenceEntry } from '@koz/privacy-fence';
import { parseObject } from '@koz/privacy-keys';
import type { CarePlanId, ControllerId, EventId } from '@koz/privacy-types';
import type { CertificateStatement, ShreddingFacts } from '../certificate.js';
import { contentIn, idIn, revisionIn, streamIn, versionIn, type LogRecord } from '../export/log-record.js';

/* What log, fence and certificates say of one event, brought together by its id. */

export const shredded = 'PersonalDataKeyShredded';

export interface InLog {
  readonly in: 'log';
  readonly id: string;
  readonly position: number;
  readonly revision: number;
  readonly stream: string;
  /** Of all bytes but place and hashes. */
  readonly digest: string;
  /** Of a destruction. */
  readonly facts?: string;
}

export interface InFence {
  readonly in: 'fence';
  readonly id: string;
  readonly controller: ControllerId;
  readonly sequence: number;
  readonly stream: string;
  readonly digest: string;
  /** Whether its certificate was kept: then the event was appended before. */
  readonly isDone: boolean;
  /** The stream of the plan that was destroyed. */
  readonly planStream: string;
}

export interface InCertificate {
  readonly in: 'certificate';
  readonly id: string;
  readonly controller: ControllerId;
  readonly sequence: number;
  readonly facts: string;
  readonly isDone: boolean;
  readonly planStream: string;
}

export type DestructionRecord = InLog | InFence | InCertificate;

export function inLog(record: LogRecord, type: string): InLog {
  const stream = streamIn(record);
  const id = idIn(record) as EventId;
  const { payload, metadata } = contentIn(record);
  const event = { stream, id, type, version: versionIn(record), payload, metadata };
  return {
    ...{ in: 'log', id, stream, position: record.position, revision: revisionIn(record) },
    digest: digestOf(event),
    ...(type === shredded && { facts: factsIn(stream, payload) }),
  };
}

export const inFence = (
  event: FencedEvent,
  of: Pick<InFence, 'controller' | 'sequence' | 'isDone' | 'planStream'>,
): InFence => ({
  in: 'fence',
  ...{ id: event.id, stream: event.stream, digest: digestOf(event) },
  ...of,
});

export const inCertificate = (
  statement: CertificateStatement<ShreddingFacts>,
  isDone: boolean,
): InCertificate => {
  const { shreddedEventId, carePlanId, tier, cause, dataKey, controller, sequence } = statement;
  const planStream = planStreamOf(carePlanId);
  const facts = joined(planStream, tier, cause, dataKey.id, dataKey.fingerprint);
  return { in: 'certificate', id: shreddedEventId, controller, sequence, facts, isDone, planStream };
};

function factsIn(stream: string, payload: Uint8Array): string {
  const { tier, cause, keyId, keyFingerprint } = parseObject(payload) ?? {};
  return joined(stream, tier, cause, keyId, keyFingerprint);
}

/** Whether an entry of the fence tells of what its certificate says. */
export function tellsOf(entry: FenceEntry, statement: CertificateStatement): boolean {
  if (entry.kind === 'epoch') return statement.kind === 'epoch' && entry.epoch === statement.epoch;
  if (statement.kind !== 'shredding') return false;
  const { carePlanId, tier, cause, dataKey } = statement;
  return (
    joined(entry.carePlanId, entry.tier, entry.cause, entry.keyId) ===
    joined(carePlanId, tier, cause, dataKey.id)
  );
}

export const planStreamOf = (carePlanId: CarePlanId): string => `carePlan-${carePlanId}`;

const joined = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** The event's hash as if it stood at the beginning of its stream: of all that it is, wherever it is. */
const digestOf = ({ stream, ...event }: FencedEvent): string =>
  Buffer.from(chainHash(noPreviousHash, stream as StreamName, 0, event)).toString('base64');
