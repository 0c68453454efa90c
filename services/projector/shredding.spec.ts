import { fencedTiers } from '@koz/domain';
import { definitionOf } from '@koz/events';
import {
  envelopeLayout,
  envelopeVersion,
  instant,
  reassemble,
  splitByTier,
  tiers,
  type OpenedTier,
  type Tier,
} from '@koz/privacy-types';
import { foldPage, tablesOf, touchedKeys, type ProjectedEvent, type Projection } from '@koz/projection';
import fc from 'fast-check';
import { allProjections } from './projections.js';
import { antwerp, histories, keyIds, type History, type HistoryEvent } from './testing/histories.js';

const erased: OpenedTier = { state: 'erased', since: instant('2031-08-01T00:00:00Z'), cause: 'P5Y' };

/** An event as a projection sees it while these keys are gone. */
function seen(
  { opens }: Projection,
  { type, data, stream, revision }: HistoryEvent,
  position: number,
  destroyed: readonly Tier[],
): ProjectedEvent {
  const { fields } = definitionOf(type);
  const split = splitByTier(fields, data);
  const present = tiers.filter((tier) => split.tiers[tier] !== undefined);
  const opened = present.map((tier): [Tier, OpenedTier] => {
    if (!opens.includes(tier)) return [tier, { state: 'unopened' }];
    return [tier, destroyed.includes(tier) ? erased : { state: 'known', value: split.tiers[tier] ?? {} }];
  });
  return {
    position,
    revision,
    type,
    stream,
    controller: antwerp,
    metadata: {
      at: instant(Date.UTC(2026, 10, 23) + position * 86_400_000),
      head: {},
    } as ProjectedEvent['metadata'],
    data: reassemble(fields, split.clear, Object.fromEntries(opened)),
    sealed: Object.fromEntries(present.map((tier) => [tier, envelope(tier, position)])),
  };
}

/** The bytes that stand in the log, the same whether their key is there or not. */
function envelope(tier: Tier, position: number): Uint8Array {
  const { ciphertext, tag, smallestCiphertext } = envelopeLayout;
  const bytes = Buffer.alloc(ciphertext + smallestCiphertext + tag, position);
  bytes[0] = envelopeVersion;
  bytes.write(keyIds[tier].replaceAll('-', ''), envelopeLayout.keyId, 'hex');
  return bytes;
}

/** The rows of every table after a history, with these keys gone from the beginning. */
function rowsAfter(projection: Projection, { events }: History, destroyed: readonly Tier[]) {
  const page = events
    .map((event, position) => seen(projection, event, position, destroyed))
    .filter(({ type }) => Object.hasOwn(projection.handlers, type));
  const changes = foldPage(projection, page, touchedKeys(projection, page), new Map());
  return tablesOf(projection).map(([table, { key }]) => {
    const rows = changes.get(table)?.puts ?? [];
    return [...rows].sort((one, another) => String(one[key]).localeCompare(String(another[key])));
  });
}

describe.each(allProjections)('The projection $name', (projection) => {
  it('gives after a shredding the rows that the shredding left, whatever the plan went through', () => {
    fc.assert(
      fc.property(histories, fc.subarray([...tiers]), (history, some) => {
        // A crash may leave keys destroyed that are not yet recorded as such, never keys that no fence closes.
        const destroyed = some.filter((tier) => fencedTiers(history.fence).includes(tier));
        expect(rowsAfter(projection, history, destroyed)).toEqual(rowsAfter(projection, history, []));
      }),
      { numRuns: 300 },
    );
  });
});

describe('The histories of this test', () => {
  it('come to every point, from a plan that lives to one of which the last key is gone', () => {
    const reached = new Set(
      fc.sample(histories, { numRuns: 400, seed: 1 }).flatMap(({ events, fence }) => {
        const shredded = events.filter(({ type }) => type === 'PersonalDataKeyShredded').length;
        return [`${fence} ${shredded}`, ...events.map(({ type }) => type)];
      }),
    );
    for (const point of ['none 0', 'precise 0', 'precise 1', 'all 0', 'all 3', 'GeneralisedDataRectified'])
      expect(reached).toContain(point);
  });
});
