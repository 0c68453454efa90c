import { seeThrough, tiersToOpen, type KeptPlan, type Outlook, type SeenThrough } from '@koz/disclosure';
import { openSealed, type KeySource } from '@koz/privacy-keys';
import type { CarePlanId, ControllerId, Tier } from '@koz/privacy-types';

/** Envelopes of one plan, from whichever read model. */
export interface SealedPlan extends KeptPlan {
  readonly carePlanId: CarePlanId;
  /** Who answers for the plan's data. */
  readonly controller: ControllerId;
  readonly sealed: Readonly<Partial<Record<Tier, Uint8Array>>>;
}

/** What a viewer sees through an outlook. It is in memory only: to answer it, it must be recorded. */
export interface Opened<Through> extends SeenThrough {
  readonly look: Through;
}

/** Opens what each outlook shows and nothing else, with one question to the vault per controller; in their order. */
export async function openOutlooks<Through extends Outlook<SealedPlan>>(
  vault: KeySource,
  looks: readonly Through[],
): Promise<Opened<Through>[]> {
  const opened = await openSealed(
    vault,
    looks.map((look) => ({
      carePlanId: look.row.carePlanId,
      controller: look.row.controller,
      sealed: look.row.sealed,
      opens: tiersToOpen(look),
    })),
  );
  return looks.map((look, index) => ({ look, ...seeThrough(look, opened[index] ?? {}) }));
}
