import type { Projection } from '@koz/projection';
import { carePlanAmended } from './handlers/care-plan-amended.js';
import { carePlanFiled } from './handlers/care-plan-filed.js';
import { carePlanWithdrawn } from './handlers/care-plan-withdrawn.js';
import { emergencyListed } from './handlers/emergency-listed.js';
import { emergencyUnlisted } from './handlers/emergency-unlisted.js';
import { erasureRequested } from './handlers/erasure-requested.js';
import { legalHoldLiftRequested } from './handlers/legal-hold-lift-requested.js';
import { legalHoldLifted } from './handlers/legal-hold-lifted.js';
import { legalHoldPlaced } from './handlers/legal-hold-placed.js';
import { locationAdded } from './handlers/location-added.js';
import { personalDataAnonymised } from './handlers/personal-data-anonymised.js';
import { personalDataGeneralised } from './handlers/personal-data-generalised.js';
import { personalDataRectified } from './handlers/personal-data-rectified.js';
import { placeConfirmed } from './handlers/place-confirmed.js';
import { placeDeclined } from './handlers/place-declined.js';
import { placeFound } from './handlers/place-found.js';
import { sharingScopeChanged } from './handlers/sharing-scope-changed.js';
import { plan, type Rows } from './tables.js';
import sql from './tables.sql';

/** The plans that locations may look into without an application: the emergency list, and what is shared with all. */
export const carePlanPool: Projection<Rows> = {
  name: 'care-plan-pool',
  version: 3,
  opens: ['planning'],
  tables: { plan },
  sql,
  handlers: {
    CarePlanFiled: carePlanFiled,
    CarePlanAmended: carePlanAmended,
    SharingScopeChanged: sharingScopeChanged,
    LocationAdded: locationAdded,
    PersonalDataRectified: personalDataRectified,
    EmergencyListed: emergencyListed,
    EmergencyUnlisted: emergencyUnlisted,
    PlaceFound: placeFound,
    PlaceConfirmed: placeConfirmed,
    PlaceDeclined: placeDeclined,
    CarePlanWithdrawn: carePlanWithdrawn,
    ErasureRequested: erasureRequested,
    LegalHoldLiftRequested: legalHoldLiftRequested,
    LegalHoldLifted: legalHoldLifted,
    LegalHoldPlaced: legalHoldPlaced,
    PersonalDataAnonymised: personalDataAnonymised,
    PersonalDataGeneralised: personalDataGeneralised,
  },
};
