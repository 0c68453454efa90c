import { cellsDisclosed, lookAt, placeViewOf, policyVersionOf, type DisclosedFields } from '@koz/disclosure';
import type { DisclosedPlan, DisclosureGround } from '@koz/disclosure-ledger';
import {
  dayInBelgium,
  evaluatePriority,
  permittedOrganiserActions,
  type OrganiserAction,
  type Priority,
} from '@koz/domain';
import type { StreamHead } from '@koz/event-store';
import type { ApplicationStatus, PriorityRuleCode } from '@koz/events';
import { permittedTo } from '@koz/identity';
import type { Instant } from '@koz/privacy-types';
import type { OrganiserApplication } from '@koz/projections/organiser-applications';
import type { QueryApiDeps } from '../deps.js';
import type { ApplicationAnswer, PriorityAnswer } from './application.dto.js';
import { fits } from './fits.js';
import { momentOf, type Look } from './look.js';
import { openOutlooks, type Opened } from './open-outlooks.js';
import { planState } from '../own-care-plan/plan-state.js';
import { PolicyBook } from './policy-book.js';
import { recordBeforeAnswering } from './record-disclosure.js';
import { shownTexts } from './shown-texts.js';
import { standings } from './standings.js';
import { statusChangeAnswer } from './status-change.dto.js';
import { untilToday } from './until-today.js';
import type { Viewer } from './viewer.js';
import { weeksBetween } from './waiting.js';

/** An application as answered, with the revision that its ETag names. */
export interface Answered {
  readonly answer: ApplicationAnswer;
  readonly revision: number | undefined;
}

/** An application opened as far as the mask shows it. It is in memory only: to answer it, it must be told. */
export interface Seen extends Opened<Look> {
  /** By the rules of today; undefined while the grounds for it are not visible. */
  readonly priority: Priority | undefined;
}

/**
 * The way from read-model rows to an answer: what stands now (heads), the policy in force, the mask, the keys of
 * the page in one query, only what is shown opened, the disclosure recorded; and only then an answer.
 */
export class ApplicationAnswers {
  private readonly policies: PolicyBook;

  constructor(private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  /**
   * Answers for rows of one query, in their order.
   * @throws Problem 503 when the disclosure cannot be recorded: then nothing is disclosed.
   */
  async answer(
    viewer: Viewer,
    ground: DisclosureGround,
    rows: readonly OrganiserApplication[],
  ): Promise<Answered[]> {
    return this.tell(viewer, ground, await this.see(viewer, rows));
  }

  /** Opens rows as far as this viewer may see them, in their order. Nothing of it has left yet, nor is it recorded. */
  async see(viewer: Viewer, rows: readonly OrganiserApplication[]): Promise<Seen[]> {
    if (rows.length === 0) return [];
    const moment = momentOf(this.deps.clock.now());
    const [standingOf, adopted] = await Promise.all([
      standings(this.deps, viewer.controller, rows),
      this.policies.of(rows.map(({ controller }) => controller)),
    ]);
    const looks = rows.map((row) => lookAt(row, standingOf(row), adopted.get(row.controller) ?? [], moment));
    return this.open(looks);
  }

  /**
   * Answers what was seen, or a part of it, once the disclosure is recorded.
   * @throws Problem 503 when it cannot be recorded: then nothing is disclosed.
   */
  async tell(viewer: Viewer, ground: DisclosureGround, seen: readonly Seen[]): Promise<Answered[]> {
    if (seen.length === 0) return [];
    const now = this.deps.clock.now();
    await recordBeforeAnswering(this.deps.pool, viewer, now, [
      { ground, plans: seen.flatMap(disclosedPlan) },
    ]);
    return seen.map((each) => ({
      answer: answerOf(each, viewer, now),
      revision: each.look.standing.application?.revision,
    }));
  }

  private async open(looks: readonly Look[]): Promise<Seen[]> {
    const opened = await openOutlooks(this.deps.vault, looks);
    return opened.map((each) => ({ ...each, priority: priorityOf(each.look, each.fields) }));
  }
}

/** What the ledger keeps of one application; without a policy in force nothing was shown. */
function disclosedPlan({ look: { row, policies }, mask, fields }: Seen): DisclosedPlan[] {
  const policy = policies.at(-1);
  if (policy === undefined) return [];
  const { carePlanId, controller, applicationId } = row;
  return [
    {
      carePlanId,
      controller,
      applicationId,
      fields: cellsDisclosed(mask, fields),
      policyVersion: policyVersionOf(policy),
    },
  ];
}

function answerOf({ look, fields, priority }: Seen, viewer: Viewer, now: Instant): ApplicationAnswer {
  const { row, standing, today } = look;
  // The head is ahead of the read model.
  const status = standing.application?.stage ?? row.status;
  const place = placeViewOf(row.applicationId, standing.carePlan);
  return {
    applicationId: row.applicationId,
    carePlanId: row.carePlanId,
    locationId: row.locationId,
    status,
    since: row.since,
    weeksWaiting: weeksBetween(row.filedAt, now),
    answerBy: status === 'created' ? row.answerBy : null,
    isOverdue: status === 'created' && row.answerBy < today,
    confirmBy: place === 'foundHere' ? untilToday(row.confirmBy, today) : null,
    confirmationGround: place === 'confirmedHere' ? row.confirmationGround : null,
    fits: fits(row.careParts, viewer.locations.get(row.locationId)?.careParts ?? []),
    rank: isOpen(status) ? row.rank : null,
    priority: priority ? priorityAnswer(priority) : null,
    permittedActions: permittedActions(viewer, row, status, standing.carePlan),
    history: row.history.map(statusChangeAnswer),
    fields,
    texts: shownTexts(row, look.policies, fields),
  };
}

/** What the organiser may do now, by the table of permissions and the deciders; nothing with an application of whose plan the head is not known. */
function permittedActions(
  { principal }: Viewer,
  { applicationId }: OrganiserApplication,
  status: ApplicationStatus,
  head: StreamHead | undefined,
): OrganiserAction[] {
  if (head === undefined) return [];
  const plan = planState({ applicationIds: [applicationId], status: 'filed', emergency: null }, head);
  return permittedTo(principal.role, permittedOrganiserActions({ applicationId, status }, plan));
}

/** By the grounds that this viewer sees: where these are hidden, so is what follows from them. */
function priorityOf({ row, today }: Look, { priorityRules }: DisclosedFields): Priority | undefined {
  if (priorityRules.state !== 'known') return undefined;
  const grounds = (priorityRules.value ?? []) as readonly PriorityRuleCode[];
  return evaluatePriority(grounds, { filedOn: dayInBelgium(row.filedAt), today });
}

const priorityAnswer = ({ ruleSet, level, explanation }: Priority): PriorityAnswer => ({
  ruleSet,
  level,
  explanation,
});

/** Whether the application still waits for a place: only then it has a rank. */
const isOpen = (status: ApplicationStatus): boolean =>
  status === 'created' || status === 'noPlace' || status === 'accepted';
