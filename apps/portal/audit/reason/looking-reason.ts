import { Injectable, signal } from '@angular/core';
import type { operations } from '@koz/api-client';
import { lookingReasonNames } from '../../shared/words/words.js';

export type LookingReason = NonNullable<
  NonNullable<operations['readAuditLog']['parameters']['query']>['reason']
>;

const key = 'koz.audit.reason';
const isReason = (text: string | null): text is LookingReason => text !== null && text in lookingReasonNames;

/** Why whoever is at work here looks: asked once for all readings of this tab, put on record with each. A code only. */
@Injectable({ providedIn: 'root' })
export class Looking {
  private readonly chosen = signal<LookingReason>(kept());
  readonly reason = this.chosen.asReadonly();

  choose(reason: string): void {
    if (!isReason(reason)) return;
    sessionStorage.setItem(key, reason);
    this.chosen.set(reason);
  }
}

function kept(): LookingReason {
  const text = sessionStorage.getItem(key);
  return isReason(text) ? text : 'routine';
}
