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
import { generalisedDataRectified } from './handlers/generalised-data-rectified.js';
import { locationAdded } from './handlers/location-added.js';
import { personalDataAnonymised } from './handlers/personal-data-anonymised.js';
import { personalDataGeneralised } from './handlers/personal-data-generalised.js';
import { personalDataRectified } from './handlers/personal-data-rectified.js';
import { placeConfirmed } from './handlers/place-confirmed.js';
import { placeDeclined } from './handlers/place-declined.js';
import { placeFound } from './handlers/place-found.js';
import { sharingScopeChanged } from './handlers/sharing-scope-changed.js';
import { application, plan, terms, type Rows } from './tables.js';
import sql from './tables.sql';

/** The applications made to each location, with the sealed plans behind them: what an organiser's inbox reads. */
export const organiserApplications: Projection<Rows> = {
  name: 'organiser-applications',
  version: 7,
  opens: ['planning'],
  tables: { application, plan, terms },
  sql,
  handlers: {
    CarePlanFiled: carePlanFiled,
    CarePlanAmended: carePlanAmended,
    SharingScopeChanged: sharingScopeChanged,
    LocationAdded: locationAdded,
    PersonalDataRectified: personalDataRectified,
    PersonalDataGeneralised: personalDataGeneralised,
    GeneralisedDataRectified: generalisedDataRectified,
    PersonalDataAnonymised: personalDataAnonymised,
    PlaceFound: placeFound,
    PlaceConfirmed: placeConfirmed,
    PlaceDeclined: placeDeclined,
    ApplicationCreated: applicationCreated,
    ApplicationMarkedNoPlace: applicationMarkedNoPlace,
    ApplicationAccepted: applicationAccepted,
    ApplicationApproved: applicationApproved,
    ApplicationApprovalUndone: applicationApprovalUndone,
    ApplicationRejected: applicationRejected,
    ApplicationWithdrawn: applicationWithdrawn,
    ApplicationReinstated: applicationReinstated,
    HandlingTermsAdopted: handlingTermsAdopted,
  },
};
