import type { Projection } from '@koz/projection';
import { applicationAccepted } from './handlers/application-accepted.js';
import { applicationApprovalUndone } from './handlers/application-approval-undone.js';
import { applicationApproved } from './handlers/application-approved.js';
import { applicationCreated } from './handlers/application-created.js';
import { applicationMarkedNoPlace } from './handlers/application-marked-no-place.js';
import { applicationReinstated } from './handlers/application-reinstated.js';
import { applicationRejected } from './handlers/application-rejected.js';
import { applicationWithdrawn } from './handlers/application-withdrawn.js';
import { carePlanAmended } from './handlers/care-plan-amended.js';
import { carePlanFiled } from './handlers/care-plan-filed.js';
import { carePlanWithdrawn } from './handlers/care-plan-withdrawn.js';
import { emergencyListed } from './handlers/emergency-listed.js';
import { emergencyUnlisted } from './handlers/emergency-unlisted.js';
import { erasureRequested } from './handlers/erasure-requested.js';
import { generalisedDataRectified } from './handlers/generalised-data-rectified.js';
import { handlingTermsAdopted } from './handlers/handling-terms-adopted.js';
import { legalHoldLiftRequested } from './handlers/legal-hold-lift-requested.js';
import { legalHoldLifted } from './handlers/legal-hold-lifted.js';
import { legalHoldPlaced } from './handlers/legal-hold-placed.js';
import { locationAdded } from './handlers/location-added.js';
import { personalDataAnonymised } from './handlers/personal-data-anonymised.js';
import { personalDataGeneralised } from './handlers/personal-data-generalised.js';
import { personalDataKeyShredded } from './handlers/personal-data-key-shredded.js';
import { personalDataRectified } from './handlers/personal-data-rectified.js';
import { placeConfirmed } from './handlers/place-confirmed.js';
import { placeDeclined } from './handlers/place-declined.js';
import { placeFound } from './handlers/place-found.js';
import { sharingScopeChanged } from './handlers/sharing-scope-changed.js';
import { application, plan, terms, type Rows } from './tables.js';
import sql from './tables.sql';

/** Every plan with its applications and what became of them: what a family reads of its own. */
export const carePlans: Projection<Rows> = {
  name: 'care-plans',
  version: 5,
  opens: ['planning'],
  tables: { plan, application, terms },
  sql,
  handlers: {
    CarePlanFiled: carePlanFiled,
    CarePlanAmended: carePlanAmended,
    SharingScopeChanged: sharingScopeChanged,
    LocationAdded: locationAdded,
    PersonalDataRectified: personalDataRectified,
    PlaceFound: placeFound,
    PlaceConfirmed: placeConfirmed,
    PlaceDeclined: placeDeclined,
    CarePlanWithdrawn: carePlanWithdrawn,
    EmergencyListed: emergencyListed,
    EmergencyUnlisted: emergencyUnlisted,
    GeneralisedDataRectified: generalisedDataRectified,
    LegalHoldPlaced: legalHoldPlaced,
    LegalHoldLiftRequested: legalHoldLiftRequested,
    LegalHoldLifted: legalHoldLifted,
    ErasureRequested: erasureRequested,
    PersonalDataKeyShredded: personalDataKeyShredded,
    PersonalDataGeneralised: personalDataGeneralised,
    PersonalDataAnonymised: personalDataAnonymised,
    ApplicationCreated: applicationCreated,
    ApplicationMarkedNoPlace: applicationMarkedNoPlace,
    ApplicationAccepted: applicationAccepted,
    ApplicationApproved: applicationApproved,
    ApplicationApprovalUndone: applicationApprovalUndone,
    ApplicationReinstated: applicationReinstated,
    ApplicationRejected: applicationRejected,
    ApplicationWithdrawn: applicationWithdrawn,
    HandlingTermsAdopted: handlingTermsAdopted,
  },
};
