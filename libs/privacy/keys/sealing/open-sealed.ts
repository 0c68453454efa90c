import {
  DamagedEnvelopeError,
  keyIdOf,
  tiers,
  type CarePlanId,
  type ControllerId,
  type KeyId,
  type OpenedTier,
  type OpenedTiers,
  type Tier,
} from '@koz/privacy-types';
import { openEnvelope } from '../envelope/envelope.js';
import type { KeyLookup, KeyVault } from '../key-vault.port.js';
import { parseObject } from './canonical-json.js';
import { DamagedSealError, type SealDamage } from './sealing-errors.js';

/** Envelopes of one plan, wherever they were copied to, and whose they are according to the row they stand in. */
export interface SealedRow {
  readonly carePlanId: CarePlanId | undefined;
  readonly controller: ControllerId;
  readonly sealed: Readonly<Partial<Record<Tier, Uint8Array>>>;
  /** The tiers to open; an envelope of another tier is answered as `unopened`. All when absent. */
  readonly opens?: readonly Tier[];
}

/** What opening needs of the vault. */
export type KeySource = Pick<KeyVault, 'keys'>;

/** Makes the error of a row of which an envelope does not open. */
export type DamageReport<Row> = (row: Row, tier: Tier, damage: SealDamage) => Error;

/**
 * Opens the envelopes of many rows with one key lookup per controller. Answers stand in the order of the rows; a
 * destroyed key gives `erased`. Throws {@link DamagedSealError} for the first envelope that is damaged or names a key
 * that was never made: then nothing is answered.
 */
export async function openSealed(vault: KeySource, rows: readonly SealedRow[]): Promise<OpenedTiers[]> {
  const opened = await openRows(
    vault,
    rows,
    ({ carePlanId }, tier, damage) => new DamagedSealError(carePlanId, tier, damage),
  );
  return opened.map(({ tiers: ofRow }) => ofRow);
}

/** {@link openSealed} for rows that the caller knows more of, each given back with what was opened. */
export async function openRows<Row extends SealedRow>(
  vault: KeySource,
  rows: readonly Row[],
  report: DamageReport<Row>,
): Promise<{ row: Row; tiers: OpenedTiers }[]> {
  const named = rows.map((row) => ({ row, ids: namedBy(row, report) }));
  const lookups = await lookUp(vault, named);
  return named.map(({ row, ids }) => {
    const opened: Partial<Record<Tier, OpenedTier>> = {};
    for (const tier of tiers) {
      const envelope = row.sealed[tier];
      if (!envelope) continue;
      const id = ids[tier];
      opened[tier] = id
        ? openOne(row, tier, envelope, lookups.get(id), (damage) => report(row, tier, damage))
        : { state: 'unopened' };
    }
    return { row, tiers: opened };
  });
}

type KeyIds = Partial<Record<Tier, KeyId>>;

/** The key of each tier of the row that is to be opened. */
function namedBy<Row extends SealedRow>(row: Row, report: DamageReport<Row>): KeyIds {
  const ids: KeyIds = {};
  for (const tier of row.opens ?? tiers) {
    const envelope = row.sealed[tier];
    if (!envelope) continue;
    ids[tier] = undamaged(
      () => keyIdOf(envelope),
      (damage) => report(row, tier, damage),
    );
  }
  return ids;
}

async function lookUp(
  vault: KeySource,
  named: readonly { row: SealedRow; ids: KeyIds }[],
): Promise<Map<KeyId, KeyLookup>> {
  const byController = new Map<ControllerId, Set<KeyId>>();
  for (const { row, ids } of named) {
    const ofController = byController.get(row.controller) ?? new Set();
    for (const id of Object.values(ids)) ofController.add(id);
    if (ofController.size > 0) byController.set(row.controller, ofController);
  }
  const answers = await Promise.all(
    [...byController].map(([controller, ids]) => vault.keys(controller, [...ids])),
  );
  return new Map(answers.flatMap((answer) => [...answer]));
}

function openOne(
  { carePlanId }: SealedRow,
  tier: Tier,
  envelope: Uint8Array,
  lookup: KeyLookup | undefined,
  damaged: (damage: SealDamage) => Error,
): OpenedTier {
  if (lookup?.state === 'destroyed') return { state: 'erased', since: lookup.since, cause: lookup.cause };
  if (lookup?.state !== 'present') throw damaged('unknownKey');
  if (!carePlanId) throw damaged('noPlan');
  const plaintext = undamaged(() => openEnvelope(lookup.key, { carePlanId, tier }, envelope), damaged);
  const value = parseObject(plaintext);
  if (!value) throw damaged('json');
  return { state: 'known', value };
}

function undamaged<T>(work: () => T, damaged: (damage: SealDamage) => Error): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof DamagedEnvelopeError ? damaged(error.damage) : error;
  }
}
