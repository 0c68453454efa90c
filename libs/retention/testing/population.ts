import { mandateKinds, reasonCodes } from '@koz/events';
import { uuid, type CarePlanId } from '@koz/privacy-types';
import type { PlanToLevel } from '../levels.js';
import { clearSignature, type ClearEvent } from '../signature.js';
import { plusMonths } from '../months.js';

/** A source of pseudo-random numbers from 0 up to 1, the same for the same seed (Mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const antwerp = [
  '2000',
  '2018',
  '2020',
  '2030',
  '2040',
  '2050',
  '2060',
  '2100',
  '2140',
  '2150',
  '2170',
  '2180',
];
const outside = ['9000', '1000', '2500', '2800', '2640'];

/**
 * The plans of one month of a big town, as lifelike as k needs: parents mostly of their thirties, few starts, most
 * homes in town, and histories of which some are common and some are rare.
 */
export function population(count: number, seed = 1): PlanToLevel[] {
  const random = randomOf(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const childBirthMonth = '2026-08';
  return Array.from({ length: count }, (_, index): PlanToLevel => {
    // The sum of three dice is nearly a bell: from 1976 to 2006, mostly around 1991.
    const parentBirthYear = String(1976 + Math.floor((random() + random() + random()) * 10));
    const startMonth = plusMonths(childBirthMonth, 2 + Math.floor(random() * random() * 18));
    const postcode = random() < 0.95 ? pick(antwerp) : pick(outside);
    return {
      carePlanId: carePlanIdNumbered(index),
      source: {
        childBirthMonth,
        postcode,
        startMonth,
        ...(random() < 0.9 && { parentBirthYear }),
        ...(random() < 0.6 && { endMonth: plusMonths(startMonth, 24) }),
      },
      signature: signature(random, pick),
    };
  });
}

export const carePlanIdNumbered = (number: number): CarePlanId =>
  uuid(`10000000-0000-4000-8000-${String(number).padStart(12, '0')}`);

function signature(random: () => number, pick: <T>(items: readonly T[]) => T): string {
  const plan: ClearEvent[] = [
    { type: 'CarePlanFiled', data: random() < 0.15 ? { mandate: pick(mandateKinds) } : {} },
  ];
  const applications = Array.from({ length: 1 + Math.floor(random() * random() * 5) }, (): ClearEvent[] => {
    const created: ClearEvent = { type: 'ApplicationCreated', data: {} };
    const chance = random();
    if (chance < 0.5) return [created, { type: 'ApplicationWithdrawn', data: { reason: 'threshold' } }];
    if (chance < 0.7)
      return [created, { type: 'ApplicationWithdrawn', data: { reason: 'placeFoundElsewhere' } }];
    return [created, { type: 'ApplicationRejected', data: { reason: pick(reasonCodes.slice(0, 4)) } }];
  });
  if (random() < 0.6) {
    plan.push(
      { type: 'PlaceFound', data: {} },
      { type: 'PlaceConfirmed', data: { keepLooking: random() < 0.05 } },
    );
    applications[0]?.push({ type: 'ApplicationApproved', data: {} });
  }
  if (random() < 0.01) plan.push({ type: 'LegalHoldPlaced', data: { reason: 'complaint' } });
  return clearSignature(plan, applications);
}
