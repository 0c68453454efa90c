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
import { handlingTermsAdopted } from './handlers/handling-terms-adopted.js';
import { disclosureMethodAdopted } from './handlers/disclosure-method-adopted.js';
import { erasureRequested } from './handlers/erasure-requested.js';
import { stamping } from './handlers/handler.js';
import { generalisedDataRectified } from './handlers/generalised-data-rectified.js';
import { locationAdded } from './handlers/location-added.js';
import { personalDataAnonymised } from './handlers/personal-data-anonymised.js';
import { personalDataGeneralised } from './handlers/personal-data-generalised.js';
import { personalDataRectified } from './handlers/personal-data-rectified.js';
import { placeConfirmed } from './handlers/place-confirmed.js';
import { placeDeclined } from './handlers/place-declined.js';
import { placeFound } from './handlers/place-found.js';
import { sharingScopeChanged } from './handlers/sharing-scope-changed.js';
import { application, plan, renewal, terms, type Rows } from './tables.js';
import sql from './tables.sql';

/** The applications made to each location, with the sealed plans behind them: what an organiser's inbox reads. */
export const organiserApplications: Projection<Rows> = {
  name: 'organiser-applications',
  version: 8,
  opens: ['planning'],
  tables: { application, plan, terms, renewal },
  sql,
  handlers: {
    CarePlanFiled: stamping(carePlanFiled),
    CarePlanAmended: stamping(carePlanAmended),
    SharingScopeChanged: stamping(sharingScopeChanged),
    LocationAdded: stamping(locationAdded),
    PersonalDataRectified: stamping(personalDataRectified),
    PersonalDataGeneralised: stamping(personalDataGeneralised),
    GeneralisedDataRectified: stamping(generalisedDataRectified),
    PersonalDataAnonymised: stamping(personalDataAnonymised),
    PlaceFound: stamping(placeFound),
    PlaceConfirmed: stamping(placeConfirmed),
    PlaceDeclined: stamping(placeDeclined),
    ApplicationCreated: stamping(applicationCreated),
    ApplicationMarkedNoPlace: stamping(applicationMarkedNoPlace),
    ApplicationAccepted: stamping(applicationAccepted),
    ApplicationApproved: stamping(applicationApproved),
    ApplicationApprovalUndone: stamping(applicationApprovalUndone),
    ApplicationRejected: stamping(applicationRejected),
    ApplicationWithdrawn: stamping(applicationWithdrawn),
    ApplicationReinstated: stamping(applicationReinstated),
    ErasureRequested: stamping(erasureRequested),
    HandlingTermsAdopted: stamping(handlingTermsAdopted),
    DisclosureMethodAdopted: stamping(disclosureMethodAdopted),
  },
};
