import { controllerDecider, retentionInForce, stateOf } from '@koz/domain';
import type { RetentionPolicy } from '@koz/events';
import type { ControllerId, PlainDate } from '@koz/privacy-types';
import { defaultRetentionPolicy } from '@koz/retention';
import type { PolicyBook } from './policy-book.js';

/** The retention policy in force on a day; the default one where none was adopted, by which retention goes too. */
export async function retentionOn(
  policies: PolicyBook,
  controller: ControllerId,
  day: PlainDate,
): Promise<RetentionPolicy> {
  const events = (await policies.of([controller])).get(controller) ?? [];
  return retentionInForce(stateOf(controllerDecider, events), day) ?? defaultRetentionPolicy;
}
