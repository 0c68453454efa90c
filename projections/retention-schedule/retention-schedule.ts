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
import { erasureRequested } from './handlers/erasure-requested.js';
import { generalisedDataRectified } from './handlers/generalised-data-rectified.js';
import { legalHoldLiftRequested } from './handlers/legal-hold-lift-requested.js';
import { legalHoldLifted } from './handlers/legal-hold-lifted.js';
import { legalHoldPlaced } from './handlers/legal-hold-placed.js';
import { locationAdded } from './handlers/location-added.js';
import { personalDataAnonymised } from './handlers/personal-data-anonymised.js';
import { personalDataGeneralised } from './handlers/personal-data-generalised.js';
import { personalDataKeyShredded } from './handlers/personal-data-key-shredded.js';
import { personalDataRectified } from './handlers/personal-data-rectified.js';
import { application, plan, type Rows } from './tables.js';
import sql from './tables.sql';

/**
 * When what of each plan goes, by months: from which its terms count, what holds it, and how far it is gone. Which
 * terms those are is the retention policy's, at the moment of asking: no row changes with a policy.
 */
export const retentionSchedule: Projection<Rows> = {
  name: 'retention-schedule',
  version: 1,
  // The birth date until 2.5 years, its month after that, and the start of care: of each only the month is kept.
  opens: ['precise', 'identity', 'planning'],
  tables: { plan, application },
  sql,
  handlers: {
    CarePlanFiled: carePlanFiled,
    CarePlanAmended: carePlanAmended,
    LocationAdded: locationAdded,
    PersonalDataRectified: personalDataRectified,
    CarePlanWithdrawn: carePlanWithdrawn,
    ErasureRequested: erasureRequested,
    LegalHoldPlaced: legalHoldPlaced,
    LegalHoldLiftRequested: legalHoldLiftRequested,
    LegalHoldLifted: legalHoldLifted,
    PersonalDataGeneralised: personalDataGeneralised,
    GeneralisedDataRectified: generalisedDataRectified,
    PersonalDataAnonymised: personalDataAnonymised,
    PersonalDataKeyShredded: personalDataKeyShredded,
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
