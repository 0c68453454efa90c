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
import { personalDataAnonymised } from './handlers/personal-data-anonymised.js';
import { personalDataGeneralised } from './handlers/personal-data-generalised.js';
import { personalDataRectified } from './handlers/personal-data-rectified.js';
import { placeConfirmed } from './handlers/place-confirmed.js';
import { placeDeclined } from './handlers/place-declined.js';
import { placeFound } from './handlers/place-found.js';
import { application, plan, type Rows } from './tables.js';
import sql from './tables.sql';

/** What happened to each application and plan, and when: over this the methods of disclosure are compared. */
export const applicationHistories: Projection<Rows> = {
  name: 'application-histories',
  version: 1,
  opens: ['planning'],
  tables: { application, plan },
  sql,
  handlers: {
    CarePlanFiled: carePlanFiled,
    CarePlanAmended: carePlanAmended,
    PersonalDataRectified: personalDataRectified,
    PersonalDataGeneralised: personalDataGeneralised,
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
  },
};
