import { loadRetentionPolicy } from '@koz/command-handling';
import { dayInBelgium } from '@koz/domain';
import { withTenant, type Look, type Measurement } from '@koz/platform';
import type { ControllerId, OwnDate } from '@koz/privacy-types';
import { countDue } from '@koz/projections/retention-schedule';
import type { RetentionDeps } from './run/deps.js';

/** How much a run would have to do now, for each controller: 0 where all that was due is done. */
export const retentionBacklog =
  (deps: RetentionDeps): Look =>
  async () =>
    (
      await Promise.all((await deps.locations.controllers()).map((controller) => of(deps, controller)))
    ).flat();

async function of(deps: RetentionDeps, controller: ControllerId): Promise<Measurement[]> {
  const now = deps.clock.now();
  const asOf = dayInBelgium(now) as OwnDate;
  const policy = await loadRetentionPolicy(deps, controller, asOf);
  if (!policy) return [];
  const due = await withTenant(deps.queryPool, controller, (sql) => countDue(sql, { policy, asOf }), {
    readOnly: true,
  });
  const months = due.map(({ month }) => Date.parse(`${month}-01T00:00:00Z`)).filter(Number.isFinite);
  const oldest = Math.min(Date.parse(now), ...months);
  const labels = { controller };
  return [
    { name: 'koz_retention_backlog_plans', labels, value: due.reduce((sum, { plans }) => sum + plans, 0) },
    { name: 'koz_retention_oldest_due_seconds', labels, value: (Date.parse(now) - oldest) / 1000 },
  ];
}
