import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, definitionOf, type EventType } from '@koz/events';
import type { ClassificationTree } from '@koz/privacy-types';
import { allProjections } from './projections.js';

const eventTypes = Object.keys(catalogue) as EventType[];

/** Whether an event of this type never has an envelope. */
const isAllClear = (fields: ClassificationTree): boolean =>
  Object.values(fields).every((field) => (typeof field === 'string' ? field === 'clear' : isAllClear(field)));

const ofControllers = eventTypes.filter((type) => definitionOf(type).stream === 'controller');

/** What a projection makes nothing of, each for a reason. A new event type must be handled or be named here. */
const ofNoConcern: Readonly<Record<string, readonly EventType[]>> = {
  // Where a plan may be seen, and whether it is urgent, decides who may look or apply, not what is shown of an application.
  // An added location brings an application, and a withdrawn plan gives its places back and withdraws its applications,
  // by events of their own. What a controller adopted is read from its stream.
  'application-histories': [
    ...ofControllers,
    'SharingScopeChanged',
    'LocationAdded',
    'CarePlanWithdrawn',
    'EmergencyListed',
    'EmergencyUnlisted',
    'GeneralisedDataRectified',
    'PersonalDataKeyShredded',
    'ErasureRequested',
    'LegalHoldPlaced',
    'LegalHoldLiftRequested',
    'LegalHoldLifted',
  ],
  // Who a controller is and which method it adopted is read from its stream by who answers; that it adopted another is
  // told to who follows along. A plan that is withdrawn
  // gives its place back and withdraws its applications by events of their own. The emergency list changes nothing for
  // who has an application. A hold and a key that is gone change nothing of what an organiser sees: what follows from
  // them is an event of its own.
  'organiser-applications': [
    ...ofControllers.filter((type) => type !== 'HandlingTermsAdopted' && type !== 'DisclosureMethodAdopted'),
    'CarePlanWithdrawn',
    'EmergencyListed',
    'EmergencyUnlisted',
    'LegalHoldPlaced',
    'LegalHoldLiftRequested',
    'LegalHoldLifted',
    'PersonalDataKeyShredded',
  ],
  // Who may look into the pool is decided by the plan alone: an application changes nothing of it, nor do terms. From
  // its generalisation on a plan has no row.
  'care-plan-pool': [
    ...ofControllers,
    ...eventTypes.filter((type) => definitionOf(type).stream === 'application'),
    'GeneralisedDataRectified',
    'PersonalDataKeyShredded',
  ],
  // What else a controller adopted is read from its stream by who answers.
  'care-plans': ofControllers.filter((type) => type !== 'HandlingTermsAdopted'),
  // By which terms a plan goes is the policy's at the moment of asking. The place, the emergency list, and where the
  // plan may be seen, move no term.
  'retention-schedule': [
    ...ofControllers,
    'PlaceFound',
    'PlaceConfirmed',
    'PlaceDeclined',
    'EmergencyListed',
    'EmergencyUnlisted',
    'SharingScopeChanged',
  ],
  // The regie counts applications, not the place of a plan nor the emergency list: what a place or a withdrawal leads to
  // happens to the applications by events of their own. Of a controller that left no plan is counted any more.
  'regie-facts': [
    ...ofControllers.filter((type) => type !== 'HandlingTermsAdopted'),
    'CarePlanWithdrawn',
    'EmergencyListed',
    'EmergencyUnlisted',
    'PlaceFound',
    'PlaceConfirmed',
    'PlaceDeclined',
    'LegalHoldPlaced',
    'LegalHoldLiftRequested',
    'LegalHoldLifted',
    'ErasureRequested',
  ],
  // What has no envelope names no key; one that is shredded is forgotten.
  'plan-keys': eventTypes.filter(
    (type) => isAllClear(definitionOf(type).fields) && type !== 'PersonalDataKeyShredded',
  ),
};

const kebab = (name: string) => name.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase();

describe.each(allProjections)('The projection $name', ({ name, handlers }) => {
  const handled = Object.keys(handlers);
  const folder = join(process.cwd(), 'projections', name);

  it.each(eventTypes)('handles %s or has no concern with it', (type) => {
    expect({ type, handled: handled.includes(type) }).toEqual({
      type,
      handled: !ofNoConcern[name]?.includes(type),
    });
  });

  // A projection whose handlers are one and the same function has them in one file.
  it.each(handled)('has a test of its handler of %s', (type) => {
    const tests = existsSync(join(folder, 'handlers'))
      ? [`handlers/${kebab(type)}.ts`, `handlers/${kebab(type)}.spec.ts`]
      : [`${name}.projection.ts`, `${name}.projection.spec.ts`];
    expect(tests.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });
});
