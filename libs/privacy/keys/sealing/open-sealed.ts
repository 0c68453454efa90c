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

/** Makes the error of a row by its place among the rows. */
export type DamageReport = (row: number, tier: Tier, damage: SealDamage) => Error;

/**
 * Opens the envelopes of many rows with one key lookup per controller. Answers stand in the order of the rows; a
 * destroyed key gives `erased`. Throws {@link DamagedSealError} (or what `report` makes) for the first envelope that
 * is damaged or names a key that was never made: then nothing is answered.
 */
export async function openSealed(
  vault: KeySource,
  rows: readonly SealedRow[],
  report: DamageReport = (row, tier, damage) => new DamagedSealError(rows[row]!.carePlanId, tier, damage),
): Promise<OpenedTiers[]> {
  const named = namedKeys(rows, report);
  const lookups = new Map<KeyId, KeyLookup>();
  await Promise.all(
    [...named.byController].map(async ([controller, ids]) => {
      for (const [id, lookup] of await vault.keys(controller, [...ids])) lookups.set(id, lookup);
    }),
  );
  return rows.map((row, at) => {
    const opened: Partial<Record<Tier, OpenedTier>> = {};
    for (const tier of tiers) {
      const envelope = row.sealed[tier];
      if (!envelope) continue;
      const id = named.ids[at]![tier];
      opened[tier] = id
        ? openOne(row, tier, envelope, lookups.get(id), (damage) => report(at, tier, damage))
        : { state: 'unopened' };
    }
    return opened;
  });
}

interface NamedKeys {
  /** Per row, the key of each tier that is to be opened. */
  readonly ids: readonly Readonly<Partial<Record<Tier, KeyId>>>[];
  readonly byController: ReadonlyMap<ControllerId, ReadonlySet<KeyId>>;
}

function namedKeys(rows: readonly SealedRow[], report: DamageReport): NamedKeys {
  const byController = new Map<ControllerId, Set<KeyId>>();
  const ids = rows.map((row, at) => {
    const ofRow: Partial<Record<Tier, KeyId>> = {};
    for (const tier of row.opens ?? tiers) {
      const envelope = row.sealed[tier];
      if (!envelope) continue;
      const id = undamaged(
        () => keyIdOf(envelope),
        (damage) => report(at, tier, damage),
      );
      ofRow[tier] = id;
      const ofController = byController.get(row.controller);
      if (ofController) ofController.add(id);
      else byController.set(row.controller, new Set([id]));
    }
    return ofRow;
  });
  return { ids, byController };
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
