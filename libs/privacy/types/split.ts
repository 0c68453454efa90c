import { erased, known, withheld, type OpenedTier, type OpenedTiers } from './personal.js';
import { tiers, type ClassificationTree, type Tier } from './tiers.js';

type Json = Record<string, unknown>;

/** A payload parted by classification; an empty tier is absent. Nested fields keep their path as nesting. */
export interface SplitPayload {
  readonly clear: Json;
  readonly tiers: Partial<Record<Tier, Json>>;
}

/**
 * A payload has a field, or a shape, that its classification does not know: it goes nowhere, rather than into the
 * clear part. The name is not repeated, for a field that nobody declared may be named anything.
 */
export class UnclassifiedFieldError extends Error {
  override readonly name = 'UnclassifiedFieldError';
  constructor() {
    super('the payload has a field that is not classified');
  }
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Parts a payload by its classification. Fields that are absent or undefined are left out everywhere, and
 * so is a nested object that has none.
 * @throws UnclassifiedFieldError
 */
export function splitByTier(fields: ClassificationTree, payload: object): SplitPayload {
  const parts: Record<'clear' | Tier, Json> = { clear: {}, precise: {}, identity: {}, planning: {} };
  part(fields, payload as Json, parts);
  const filled: Partial<Record<Tier, Json>> = {};
  for (const tier of tiers) if (Object.keys(parts[tier]).length > 0) filled[tier] = parts[tier];
  return { clear: parts.clear, tiers: filled };
}

function part(fields: ClassificationTree, payload: Json, into: Record<'clear' | Tier, Json>): void {
  for (const [name, value] of Object.entries(payload)) {
    if (value === undefined) continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) throw new UnclassifiedFieldError();
    if (typeof field === 'string') {
      into[field][name] = value;
      continue;
    }
    if (!isRecord(value)) throw new UnclassifiedFieldError();
    const nested: Record<'clear' | Tier, Json> = { clear: {}, precise: {}, identity: {}, planning: {} };
    part(field, value, nested);
    for (const target of ['clear', ...tiers] as const)
      if (Object.keys(nested[target]).length > 0) into[target][name] = nested[target];
  }
}

/** The inverse of {@link splitByTier}: the plain payload, as far as its tiers are there. */
export function joinTiers({ clear, tiers: opened }: SplitPayload): Json {
  return tiers.reduce((joined, tier) => merge(joined, opened[tier] ?? {}), clear);
}

/** A name stands in both only when it is a nested object that has parts in both. */
function merge(into: Json, from: Json): Json {
  const merged = { ...into };
  for (const [name, value] of Object.entries(from)) {
    const other = Object.hasOwn(merged, name) ? merged[name] : undefined;
    merged[name] = isRecord(other) && isRecord(value) ? merge(other, value) : value;
  }
  return merged;
}

/**
 * Puts a payload together again: clear fields as they are, every classified field as `Personal`. A field absent
 * from a known tier stays absent; in an erased or unopened tier nobody can tell, so every field of it is there.
 */
export function reassemble(fields: ClassificationTree, clear: Json, opened: OpenedTiers): Json {
  const result: Json = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field === 'clear') {
      if (clear[name] !== undefined) result[name] = clear[name];
    } else if (typeof field === 'string') {
      const value = personalOf(opened[field], name);
      if (value !== undefined) result[name] = value;
    } else {
      const nested = reassemble(field, (clear[name] ?? {}) as Json, descend(opened, name));
      if (Object.keys(nested).length > 0) result[name] = nested;
    }
  }
  return result;
}

function personalOf(tier: OpenedTier | undefined, name: string) {
  if (tier === undefined) return undefined;
  if (tier.state === 'known') {
    const value = tier.value[name];
    return value === undefined ? undefined : known(value);
  }
  return tier.state === 'erased' ? erased(tier.since, tier.cause) : withheld('unopened');
}

function descend(opened: OpenedTiers, name: string): OpenedTiers {
  const nested: Partial<Record<Tier, OpenedTier>> = {};
  for (const tier of tiers) {
    const outer = opened[tier];
    if (outer === undefined) continue;
    nested[tier] =
      outer.state === 'known' ? { state: 'known', value: (outer.value[name] ?? {}) as Json } : outer;
  }
  return nested;
}

/** A payload just decided, in the shape in which it will be read back while all keys exist. */
export function asKnown(fields: ClassificationTree, payload: object): Json {
  const split = splitByTier(fields, payload);
  const opened: Partial<Record<Tier, OpenedTier>> = {};
  for (const tier of tiers) {
    const value = split.tiers[tier];
    if (value) opened[tier] = { state: 'known', value };
  }
  return reassemble(fields, split.clear, opened);
}
