import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  acknowledgeAlert,
  alertsOf,
  type Alert,
  type AlertId,
  type ConsultationReason,
} from '@koz/disclosure-ledger';
import { consulted, notFound } from '@koz/http';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { roleText } from '../own-disclosures/words.js';
import { cursorOf, isEntry, placeIn } from '../paging/cursor.js';
import { defaultLimit } from '../paging/page.dto.js';
import { alertText } from './alert-text.js';
import type { AlertAnswer, AlertsAnswer, AlertsQuery } from './alerts.dto.js';

export class ListAlerts extends Query<AlertsAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: AlertsQuery,
  ) {
    super();
  }
}

/** The alerts about plans of the officer's own controller. */
@QueryHandler(ListAlerts)
export class ListAlertsHandler implements IQueryHandler<ListAlerts> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, asked }: ListAlerts): Promise<AlertsAnswer> {
    const { cursor, limit = defaultLimit, reason } = asked;
    const before = cursor === undefined ? undefined : placeIn(cursor, isEntry)[0];
    const controller = await consulted(this.deps, principal, { action: 'readAlerts', reason });
    const { items, nextCursor } = await withTenant(
      this.deps.pool,
      controller,
      (sql) => alertsOf(sql, { before, limit }),
      { readOnly: true },
    );
    return {
      items: await answersOf(this.deps, items),
      nextCursor: nextCursor === undefined ? null : cursorOf(nextCursor),
    };
  }
}

/** An officer looked into an alert. A row of the ledger and no event: nothing of a plan changes. */
export class AcknowledgeAlert extends Query<AlertAnswer> {
  constructor(
    readonly principal: Principal,
    readonly alertId: AlertId,
    readonly reason: ConsultationReason,
  ) {
    super();
  }
}

@QueryHandler(AcknowledgeAlert)
export class AcknowledgeAlertHandler implements IQueryHandler<AcknowledgeAlert> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 404 for an alert that the own controller has not */
  async execute({ principal, alertId, reason }: AcknowledgeAlert): Promise<AlertAnswer> {
    const act = { action: 'acknowledgeAlert', reason, subject: `alert-${alertId}` } as const;
    const controller = await consulted(this.deps, principal, act);
    const acknowledged = { actor: principal.actorId, at: this.deps.clock.now(), reason };
    const alert = await withTenant(this.deps.pool, controller, (sql) =>
      acknowledgeAlert(sql, alertId, acknowledged),
    );
    const [answer] = alert ? await answersOf(this.deps, [alert]) : [];
    if (!answer) throw notFound();
    return answer;
  }
}

async function answersOf(
  { locations }: Pick<QueryApiDeps, 'locations'>,
  alerts: readonly Alert[],
): Promise<AlertAnswer[]> {
  const organisers = await locations.organisers([
    ...new Set(alerts.flatMap(({ organiserId }) => organiserId ?? [])),
  ]);
  return alerts.map((alert) => {
    const organisation = (alert.organiserId && organisers.get(alert.organiserId)?.name) ?? null;
    return {
      ...alert,
      ...{ organisation, roleText: roleText(alert.role) },
      text: alertText(alert, organisation),
    };
  });
}
