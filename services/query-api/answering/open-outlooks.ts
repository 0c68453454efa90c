import { applyMask, tiersShown, type DisclosedFields, type Mask } from '@koz/disclosure';
import { openSealed, type KeySource } from '@koz/privacy-keys';
import type { CarePlanId, ControllerId, Instant, OpenedTiers, PlainDate, Tier } from '@koz/privacy-types';

/** Envelopes of one plan, from whichever read model. */
export interface SealedPlan {
  readonly carePlanId: CarePlanId;
  /** Who answers for the plan's data. */
  readonly controller: ControllerId;
  readonly sealed: Readonly<Partial<Record<Tier, Uint8Array>>>;
  /** When the precise values were generalised, at 2.5 years; null or absent before. */
  readonly generalisedAt?: Instant | null;
}

/** A plan under a mask, before anything is opened. */
export interface Outlook<Row extends SealedPlan> {
  readonly row: Row;
  readonly mask: Mask;
  /** The mask once the child's birth date is known: never wider. */
  maskFor(childBirthDate: PlainDate): Mask;
}

/** What a viewer sees through an outlook. It is in memory only: to answer it, it must be recorded. */
export interface Opened<Through> {
  readonly look: Through;
  readonly mask: Mask;
  readonly fields: DisclosedFields;
}

/** Opens what each outlook shows and nothing else, with one question to the vault per controller; in their order. */
export async function openOutlooks<Through extends Outlook<SealedPlan>>(
  vault: KeySource,
  looks: readonly Through[],
): Promise<Opened<Through>[]> {
  const opened = await openSealed(
    vault,
    looks.map(({ row, mask }) => ({
      carePlanId: row.carePlanId,
      controller: row.controller,
      sealed: row.sealed,
      opens: tiersToOpen(row, mask),
    })),
  );
  return looks.map((look, index) => {
    const tiers = { ...preciseOf(look.row), ...opened[index] };
    const mask = narrowed(look, tiers);
    return { look, mask, fields: applyMask(mask, tiers) };
  });
}

/** From 2.5 years on, what stayed of a precise value stands in the identity tier. */
function tiersToOpen({ generalisedAt }: SealedPlan, mask: Mask): Tier[] {
  const shown = tiersShown(mask);
  return generalisedAt && shown.includes('precise') && !shown.includes('identity')
    ? [...shown, 'identity']
    : shown;
}

/** The precise tier of a plan that has none any more: not one in which nothing was ever given. */
const preciseOf = ({ generalisedAt }: SealedPlan): OpenedTiers =>
  generalisedAt ? { precise: { state: 'erased', since: generalisedAt, cause: 'P2Y6M' } } : {};

/**
 * The mask once tiers are open. The thresholds of 2.5 and 5 years count from the child's birth: where the retention
 * worker lags, the birth date itself narrows what is shown, from the first day of the month on.
 */
function narrowed({ mask, maskFor }: Outlook<SealedPlan>, opened: OpenedTiers): Mask {
  const child = opened.precise?.state === 'known' ? opened.precise.value['child'] : undefined;
  const birthDate = (child as { birthDate?: unknown } | undefined)?.birthDate;
  return typeof birthDate === 'string' ? maskFor(birthDate) : mask;
}
