import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AlertsController } from './alerts/alerts.controller.js';
import { AcknowledgeAlertHandler, ListAlertsHandler } from './alerts/alerts.query.js';
import { ApplicationAnswers } from './answering/application-answers.js';
import { ApplicationDetailController } from './application-detail/application-detail.controller.js';
import { ApplicationDetailHandler } from './application-detail/application-detail.query.js';
import { AuditLogController } from './audit-log/audit-log.controller.js';
import { ReadAuditLogHandler } from './audit-log/audit-log.query.js';
import { ReadLogEventHandler, ReadLogHashesHandler } from './audit-log/log-event.query.js';
import { CertificatesController } from './certificates/certificates.controller.js';
import { FindCertificatesHandler } from './certificates/certificates.query.js';
import { ComparePoliciesController } from './compare-policies/compare-policies.controller.js';
import { ComparePoliciesHandler } from './compare-policies/compare-policies.query.js';
import { ConsultationsController } from './consultations/consultations.controller.js';
import { ListConsultationsHandler } from './consultations/consultations.query.js';
import { DepartureStateController } from './departure/departure.controller.js';
import { GetDepartureHandler } from './departure/departure.query.js';
import { depsToken, type QueryApiDeps } from './deps.js';
import { DisclosuresController } from './disclosures/disclosures.controller.js';
import { CountDisclosuresHandler, SearchDisclosuresHandler } from './disclosures/disclosures.query.js';
import { EmergencyListController } from './emergency-list/emergency-list.controller.js';
import { EmergencyListHandler } from './emergency-list/emergency-list.query.js';
import { ExportCarePlanController } from './export-care-plan/export-care-plan.controller.js';
import { ExportCarePlanHandler } from './export-care-plan/export-care-plan.query.js';
import { FiledCarePlansController } from './filed-care-plans/filed-care-plans.controller.js';
import { ListFiledCarePlansHandler } from './filed-care-plans/filed-care-plans.query.js';
import { FilingNeedsController } from './filing-needs/filing-needs.controller.js';
import { GetFilingNeedsHandler } from './filing-needs/filing-needs.query.js';
import { InboxTail } from './following/inbox-tail.js';
import { LogTail } from './following/log-tail.js';
import { ForecastController } from './forecast/forecast.controller.js';
import { GetForecastHandler } from './forecast/forecast.query.js';
import { GuidanceListController } from './guidance-list/guidance-list.controller.js';
import { GuidanceListHandler } from './guidance-list/guidance-list.query.js';
import { LedgerTreeController } from './ledger-tree/ledger-tree.controller.js';
import { IntegrationFeedController } from './integration-feed/integration-feed.controller.js';
import { ReadIntegrationFeedHandler } from './integration-feed/integration-feed.query.js';
import { ListControllersController } from './list-controllers/list-controllers.controller.js';
import { ListControllersHandler } from './list-controllers/list-controllers.query.js';
import { ListLocationsController } from './list-locations/list-locations.controller.js';
import { ListLocationsHandler } from './list-locations/list-locations.query.js';
import { LogTreeController } from './log-tree/log-tree.controller.js';
import {
  GetLatestCheckpointHandler,
  ProveConsistencyHandler,
  ProveInclusionHandler,
} from './log-tree/log-tree.query.js';
import { MethodsController } from './methods/methods.controller.js';
import {
  GetMethodDifferenceHandler,
  GetMethodsInForceHandler,
  ListMethodsHandler,
} from './methods/methods.query.js';
import { OwnCarePlanController } from './own-care-plan/own-care-plan.controller.js';
import { GetOwnCarePlanHandler } from './own-care-plan/own-care-plan.query.js';
import { OwnCarePlans } from './own-care-plan/own-care-plans.js';
import { OrganiserInboxController } from './organiser-inbox/organiser-inbox.controller.js';
import { CountInboxHandler } from './organiser-inbox/inbox-counts.query.js';
import { OrganiserInboxHandler } from './organiser-inbox/organiser-inbox.query.js';
import { OrganiserPoolController } from './organiser-pool/organiser-pool.controller.js';
import { OrganiserPoolHandler } from './organiser-pool/organiser-pool.query.js';
import { OrganiserUpdatesController } from './organiser-updates/organiser-updates.controller.js';
import { FollowInboxHandler } from './organiser-updates/organiser-updates.query.js';
import { PoliciesController } from './policies/policies.controller.js';
import { PoliciesHandler } from './policies/policies.query.js';
import { OwnDisclosuresController } from './own-disclosures/own-disclosures.controller.js';
import { GetOwnDisclosuresHandler } from './own-disclosures/own-disclosures.query.js';
import { RegieCaseController } from './regie-case/regie-case.controller.js';
import { OpenRegieCaseHandler } from './regie-case/regie-case.query.js';
import { RegieOverdueController } from './regie-overdue/regie-overdue.controller.js';
import { RegieOverdueHandler } from './regie-overdue/regie-overdue.query.js';
import { RegieSummaryController } from './regie-summary/regie-summary.controller.js';
import { RegieSummaryHandler } from './regie-summary/regie-summary.query.js';
import { ReplayStreamController } from './replay-stream/replay-stream.controller.js';
import { ReplayStreamHandler } from './replay-stream/replay-stream.query.js';
import { RetentionRunsController } from './retention-runs/retention-runs.controller.js';
import { GetRetentionRunHandler, ListRetentionRunsHandler } from './retention-runs/retention-runs.query.js';
import { RetentionScheduleController } from './retention-schedule/retention-schedule.controller.js';
import {
  GetRetentionScheduleHandler,
  ListHoldsHandler,
} from './retention-schedule/retention-schedule.query.js';
import { VisibilityController } from './visibility/visibility.controller.js';
import { GetVisibilityHandler } from './visibility/visibility.query.js';

@Module({})
class QueryApiModule {}

/** The query side as a Nest module. Building it touches none of its dependencies. */
export const queryApiModule = (deps: QueryApiDeps): DynamicModule => ({
  module: QueryApiModule,
  imports: [CqrsModule.forRoot()],
  controllers: [
    ListLocationsController,
    ListControllersController,
    OrganiserInboxController,
    ApplicationDetailController,
    OrganiserPoolController,
    OrganiserUpdatesController,
    EmergencyListController,
    GuidanceListController,
    PoliciesController,
    DepartureStateController,
    MethodsController,
    OwnCarePlanController,
    OwnDisclosuresController,
    ExportCarePlanController,
    ForecastController,
    VisibilityController,
    FilingNeedsController,
    FiledCarePlansController,
    CertificatesController,
    LogTreeController,
    AuditLogController,
    ReplayStreamController,
    LedgerTreeController,
    DisclosuresController,
    AlertsController,
    ConsultationsController,
    IntegrationFeedController,
    RetentionScheduleController,
    RetentionRunsController,
    ComparePoliciesController,
    RegieSummaryController,
    RegieOverdueController,
    RegieCaseController,
  ],
  providers: [
    { provide: depsToken, useValue: deps },
    { provide: ApplicationAnswers, useFactory: () => new ApplicationAnswers(deps) },
    { provide: OwnCarePlans, useFactory: () => new OwnCarePlans(deps) },
    ListLocationsHandler,
    ListControllersHandler,
    OrganiserInboxHandler,
    ApplicationDetailHandler,
    OrganiserPoolHandler,
    EmergencyListHandler,
    GuidanceListHandler,
    PoliciesHandler,
    GetDepartureHandler,
    ListMethodsHandler,
    GetMethodsInForceHandler,
    GetMethodDifferenceHandler,
    GetOwnCarePlanHandler,
    GetOwnDisclosuresHandler,
    ExportCarePlanHandler,
    GetForecastHandler,
    GetVisibilityHandler,
    GetFilingNeedsHandler,
    ListFiledCarePlansHandler,
    FindCertificatesHandler,
    GetLatestCheckpointHandler,
    ProveInclusionHandler,
    ProveConsistencyHandler,
    ReadAuditLogHandler,
    ReadLogEventHandler,
    ReadLogHashesHandler,
    ReplayStreamHandler,
    SearchDisclosuresHandler,
    CountDisclosuresHandler,
    ListAlertsHandler,
    AcknowledgeAlertHandler,
    ListConsultationsHandler,
    LogTail,
    InboxTail,
    FollowInboxHandler,
    CountInboxHandler,
    ReadIntegrationFeedHandler,
    GetRetentionScheduleHandler,
    ListHoldsHandler,
    GetRetentionRunHandler,
    ListRetentionRunsHandler,
    ComparePoliciesHandler,
    RegieSummaryHandler,
    RegieOverdueHandler,
    OpenRegieCaseHandler,
  ],
});
