import { disclosedFields } from '@koz/events';
import { controllerId, uuid, type ApplicationId, type Instant, type LocationId } from '@koz/privacy-types';
import type { FileCarePlan, FilingInput, LocationAsked } from '../care-plan/filing.js';

export const antwerpen = controllerId('antwerpen');
export const mechelen = controllerId('mechelen');

export const applicationIds = [1, 2, 3].map((number) =>
  uuid<ApplicationId>(`${number}f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6071`),
) as [ApplicationId, ApplicationId, ApplicationId];

export const locationIds = [1, 2, 3].map((number) =>
  uuid<LocationId>(`${number}a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6073`),
) as [LocationId, LocationId, LocationId];

/** Everything that a family can give, all of it right, on the day of {@link filing}. */
export const family = {
  parent: {
    firstName: 'Eerste',
    lastName: 'Voorbeeld',
    birthDate: '1985-07-30',
    nationalNumber: '85.07.30-033.28',
    email: 'ouder@example.org',
    phone: '0470 12 34 56',
  },
  child: { birthDate: '2026-08-03', expected: false },
  address: { street: 'Voorbeeldstraat', number: '12', box: 'A' },
  postcode: '2018',
  priorityRules: ['singleParent'],
  startDate: '2027-01-04',
  endDate: '2028-08-31',
  careParts: [
    { weekday: 'mon', part: 'full' },
    { weekday: 'wed', part: 'morning' },
  ],
  sharing: 'acrossBorders',
} satisfies FilingInput;

/** One of the three locations, asked for one of the three applications. */
export const asked = (
  which: 0 | 1 | 2,
  controller: LocationAsked['controller'] = antwerpen,
): LocationAsked => ({ applicationId: applicationIds[which], locationId: locationIds[which], controller });

/** A filing on 23 November 2026 for two locations, under a method that asks every field and demands none. */
export const filing = (change: Partial<FileCarePlan> = {}): FileCarePlan => ({
  type: 'file',
  controller: antwerpen,
  at: '2026-11-23T18:00:00.000Z' as Instant,
  input: family,
  locations: [asked(0), asked(1)],
  asked: { required: [], accepted: disclosedFields },
  ...change,
});
