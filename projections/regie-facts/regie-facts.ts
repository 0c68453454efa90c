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
import { generalisedDataRectified } from './handlers/generalised-data-rectified.js';
import { handlingTermsAdopted } from './handlers/handling-terms-adopted.js';
import { locationAdded } from './handlers/location-added.js';
import { personalDataAnonymised } from './handlers/personal-data-anonymised.js';
import { personalDataGeneralised } from './handlers/personal-data-generalised.js';
import { personalDataKeyShredded } from './handlers/personal-data-key-shredded.js';
import { personalDataRectified } from './handlers/personal-data-rectified.js';
import { sharingScopeChanged } from './handlers/sharing-scope-changed.js';
import { application, plan, terms, type Rows } from './tables.js';
import sql from './tables.sql';

/** What the figures of the regie are counted from: each plan with its envelopes, each application with its times. */
export const regieFacts: Projection<Rows> = {
  name: 'regie-facts',
  version: 2,
  opens: ['planning'],
  tables: { plan, application, terms },
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
    PersonalDataKeyShredded: personalDataKeyShredded,
    HandlingTermsAdopted: handlingTermsAdopted,
    ApplicationCreated: applicationCreated,
    ApplicationMarkedNoPlace: applicationMarkedNoPlace,
    ApplicationAccepted: applicationAccepted,
    ApplicationApproved: applicationApproved,
    ApplicationApprovalUndone: applicationApprovalUndone,
    ApplicationReinstated: applicationReinstated,
    ApplicationRejected: applicationRejected,
    ApplicationWithdrawn: applicationWithdrawn,
  },
};
