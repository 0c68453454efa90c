import type { EventStore, StoredEvent, StreamHead, StreamName } from '@koz/event-store';
import type { HeadSummary } from '@koz/events';
import { parseObject } from '@koz/privacy-keys';
import type { ControllerId } from '@koz/privacy-types';
import type { Finding } from '../verification/findings.js';
import { Spill } from '../verification/spill.js';

/** What an event says of the head of its stream. */
interface Said {
  readonly stream: StreamName;
  readonly type: string;
  readonly controller: ControllerId;
  readonly revision: number;
  readonly position: number;
  readonly hash: string;
  readonly head: HeadSummary;
}

const members = ['stage', 'fence'] as const;
const batch = 1000;
/** A restore may append it again, after the place of its plan had changed. */
const mayComeLate = 'PersonalDataKeyShredded';

/**
 * Compares heads, by which masks are told at once, with what the events say, in flat memory. A head that was changed
 * would show what a stage hides, and no hash covers it.
 */
export class HeadCheck {
  private readonly said = new Spill();

  take({ stream, type, controller, revision, position, hash, metadata }: StoredEvent): void {
    const head = (parseObject(metadata)?.['head'] ?? {}) as HeadSummary;
    const said = { stream, type, controller, revision, position, hash: base64(hash), head };
    this.said.add(Buffer.from(stream), Buffer.from(JSON.stringify(said)));
  }

  /** @param store reads heads: of role `koz_query` */
  async compare(store: Pick<EventStore, 'heads'>, faults: Finding[]): Promise<void> {
    for (const part of this.said.eachPart()) {
      const byStream = new Map<string, Said>();
      for (const bytes of part) {
        const next = JSON.parse(bytes.toString()) as Said;
        const before = byStream.get(next.stream);
        byStream.set(next.stream, { ...next, head: { ...before?.head, ...next.head } });
      }
      await compareStreams(store, [...byStream.values()], faults);
    }
  }

  close(): void {
    this.said.close();
  }
}

async function compareStreams(
  store: Pick<EventStore, 'heads'>,
  streams: readonly Said[],
  faults: Finding[],
): Promise<void> {
  const byController = new Map<ControllerId, Said[]>();
  for (const said of streams)
    byController.set(said.controller, [...(byController.get(said.controller) ?? []), said]);
  for (const [controller, all] of byController)
    for (let at = 0; at < all.length; at += batch) {
      const some = all.slice(at, at + batch);
      const heads = await store.heads(
        { controller },
        some.map(({ stream }) => stream),
      );
      for (const said of some) {
        const { stream, position } = said;
        const reason = difference(said, heads.get(stream));
        if (reason !== undefined) faults.push({ fault: 'head', stream, position, reason });
      }
    }
}

function difference(
  said: Said,
  head: StreamHead | undefined,
): Extract<Finding, { fault: 'head' }>['reason'] | undefined {
  // One that moved on meanwhile is of events that were not read.
  if (head && head.revision > said.revision && head.position > said.position) return undefined;
  if (!head) return 'missing';
  const { revision, position, hash } = said;
  if (head.revision !== revision || head.position !== position || base64(head.hash) !== hash) return 'tip';
  for (const member of members) if (said.head[member] !== head[member]) return member;
  return said.type === mayComeLate || placeOf(said.head) === placeOf(head) ? undefined : 'place';
}

const placeOf = ({ place, placeApplicationId, keptApplicationIds = [] }: HeadSummary): string =>
  JSON.stringify([place, placeApplicationId, keptApplicationIds]);

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
