import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { latestNoteToken, ReceiptInterceptor, type LatestNote } from '@koz/http';
import { AdoptPoliciesController } from './adopt-policies/adopt-policies.controller.js';
import { AdoptPoliciesHandler } from './adopt-policies/adopt-policies.handler.js';
import { AddLocationsController } from './add-locations/add-locations.controller.js';
import { AddLocationsHandler } from './add-locations/add-locations.handler.js';
import { AmendCarePlanController } from './amend-care-plan/amend-care-plan.controller.js';
import { AmendCarePlanHandler } from './amend-care-plan/amend-care-plan.handler.js';
import { ApproveApplicationController } from './approve-application/approve-application.controller.js';
import { ApproveApplicationHandler } from './approve-application/approve-application.handler.js';
import { ConfirmPlaceController } from './confirm-place/confirm-place.controller.js';
import { ConfirmPlaceHandler } from './confirm-place/confirm-place.handler.js';
import { DeclinePlaceController } from './decline-place/decline-place.controller.js';
import { DeclinePlaceHandler } from './decline-place/decline-place.handler.js';
import { DepartureController } from './departure/departure.controller.js';
import {
  ConfirmDepartureHandler,
  ProposeDepartureHandler,
  WithdrawDepartureHandler,
} from './departure/departure.handlers.js';
import { depsToken, type CommandApiDeps } from './deps.js';
import { EmergencyListingController } from './emergency-listing/emergency-listing.controller.js';
import {
  ListOnEmergencyHandler,
  TakeOffEmergencyListHandler,
} from './emergency-listing/emergency-listing.handlers.js';
import { EraseCarePlanController } from './erase-care-plan/erase-care-plan.controller.js';
import { EraseCarePlanHandler } from './erase-care-plan/erase-care-plan.handler.js';
import { FileCarePlanHandler } from './file-care-plan/file-care-plan.command.js';
import { FileCarePlanController } from './file-care-plan/file-care-plan.controller.js';
import { HandleApplicationController } from './handle-application/handle-application.controller.js';
import { HandleApplicationHandler } from './handle-application/handle-application.handler.js';
import { LegalHoldsController } from './legal-holds/legal-holds.controller.js';
import { LiftLegalHoldHandler, PlaceLegalHoldHandler } from './legal-holds/legal-holds.handlers.js';
import { RectifyPersonalDataController } from './rectify-personal-data/rectify-personal-data.controller.js';
import { RectifyPersonalDataHandler } from './rectify-personal-data/rectify-personal-data.handler.js';
import { RetentionProposalsController } from './retention-proposals/retention-proposals.controller.js';
import {
  ConfirmProposalHandler,
  WithdrawProposalHandler,
} from './retention-proposals/retention-proposals.handlers.js';
import { RetentionRunsController } from './retention-runs/retention-runs.controller.js';
import { AskRetentionRunHandler } from './retention-runs/retention-runs.handler.js';
import { UndoApprovalController } from './undo-approval/undo-approval.controller.js';
import { UndoApprovalHandler } from './undo-approval/undo-approval.handler.js';
import { WithdrawApplicationController } from './withdraw-application/withdraw-application.controller.js';
import { WithdrawCarePlanController } from './withdraw-care-plan/withdraw-care-plan.controller.js';
import { WithdrawCarePlanHandler } from './withdraw-care-plan/withdraw-care-plan.handler.js';
import { WithdrawApplicationHandler } from './withdraw-application/withdraw-application.handler.js';

/** The routes that change something, for an application made by `createHttpApplication`. */
export function commandApiModule(deps: CommandApiDeps): DynamicModule {
  return {
    module: CommandApiModule,
    imports: [CqrsModule.forRoot()],
    controllers: [
      FileCarePlanController,
      HandleApplicationController,
      ApproveApplicationController,
      UndoApprovalController,
      WithdrawApplicationController,
      ConfirmPlaceController,
      DeclinePlaceController,
      WithdrawCarePlanController,
      EraseCarePlanController,
      AmendCarePlanController,
      AddLocationsController,
      RectifyPersonalDataController,
      EmergencyListingController,
      AdoptPoliciesController,
      RetentionProposalsController,
      DepartureController,
      LegalHoldsController,
      RetentionRunsController,
    ],
    providers: [
      { provide: depsToken, useValue: deps },
      { provide: latestNoteToken, useValue: deps.latestNote ?? noNote },
      { provide: APP_INTERCEPTOR, useClass: ReceiptInterceptor },
      FileCarePlanHandler,
      HandleApplicationHandler,
      ApproveApplicationHandler,
      UndoApprovalHandler,
      WithdrawApplicationHandler,
      ConfirmPlaceHandler,
      DeclinePlaceHandler,
      WithdrawCarePlanHandler,
      EraseCarePlanHandler,
      AmendCarePlanHandler,
      AddLocationsHandler,
      RectifyPersonalDataHandler,
      ListOnEmergencyHandler,
      TakeOffEmergencyListHandler,
      AdoptPoliciesHandler,
      ConfirmProposalHandler,
      WithdrawProposalHandler,
      ProposeDepartureHandler,
      ConfirmDepartureHandler,
      WithdrawDepartureHandler,
      PlaceLegalHoldHandler,
      LiftLegalHoldHandler,
      AskRetentionRunHandler,
    ],
  };
}

const noNote: LatestNote = async () => undefined;

@Module({})
export class CommandApiModule {}
