const part = 'read models';

/** Physical table of a live generation: `rm.<projection>__<table>__g<generation>`. */
const tableOf = ({ projection, generation }, table) =>
  `rm."${projection.replaceAll('-', '_')}__${table}__g${generation}"`;

const afterFiveYears = ({ anonymised }) => anonymised !== true;
const untilLastKey = ({ left }) => left.length > 0;
/** Whose controller left is counted no more. */
const counted = ({ departed }) => departed !== true;
/** The pool holds what may still be looked into: until the family withdraws or asks for erasure, or a threshold passes. */
const pooled = ({ status, erasureRequested, generalised, anonymised }) =>
  status === 'filed' && !erasureRequested && !generalised && !anonymised;

const statusAndRevision = (row, fold) =>
  row.status === fold.status && row.revision === fold.revision ? [] : ['status or revision'];

/**
 * Per projection what of its rows can be held to the log without opening anything: which rows there are, and what stands
 * in them in clear. `keeps` says of which plans there is a row.
 */
const projections = [
  {
    name: 'care-plans',
    plan: {
      columns: 'status, revision, found_application_id::text AS found',
      differ: (row, plan) => [
        ...statusAndRevision(row, plan),
        ...(plan.status === 'filed' && row.found !== plan.found ? ['the place that waits'] : []),
      ],
    },
    application: {
      columns: 'status, revision, history',
      differ: (row, application) => [
        ...statusAndRevision(row, application),
        ...sameHistory(
          row.history.map((line) => line.split(' ')[0]),
          application.history.map(({ status }) => status),
        ),
      ],
    },
  },
  {
    name: 'organiser-applications',
    keeps: afterFiveYears,
    plan: {
      columns: 'place, place_application_id::text AS place_application',
      differ: (row, plan) =>
        row.place === plan.place && row.place_application === plan.placeApplicationId ? [] : ['the place'],
    },
    application: { columns: 'status, revision', differ: statusAndRevision },
  },
  {
    name: 'application-histories',
    plan: {},
    application: {
      columns: 'steps',
      differ: (row, application) =>
        sameHistory(
          row.steps.map((line) => line.split(' ')[0]),
          application.history.map(({ position }) => String(position)),
        ),
    },
  },
  {
    name: 'regie-facts',
    plan: { keeps: counted },
    application: {
      columns: 'status, revision, history',
      differ: (row, application) => [
        ...statusAndRevision(row, application),
        ...sameHistory(
          row.history,
          application.history.map(({ status, position }) => `${status}@${position}`),
        ),
      ],
    },
  },
  {
    name: 'retention-schedule',
    plan: {
      keeps: untilLastKey,
      columns: 'keys_left',
      differ: (row, plan) =>
        [...row.keys_left].sort().join() === [...plan.left].sort().join() ? [] : ['the keys that are left'],
    },
    application: {
      keeps: afterFiveYears,
      columns: 'status',
      differ: (row, { status }) => (row.status === status ? [] : ['status']),
    },
  },
  {
    name: 'care-plan-pool',
    plan: {
      keeps: pooled,
      columns: 'revision, found_application_id::text AS found',
      differ: (row, { revision, found }) =>
        row.revision === revision && row.found === found ? [] : ['revision or the place that waits'],
    },
  },
];

const sameHistory = (found, told) => (found.join('\n') === told.join('\n') ? [] : ['history']);

export async function checkReadModels(sql, report, fold, last) {
  const live = new Map();
  for (const row of await sql(
    `SELECT projection, generation, position::float8 AS position, stopped_at FROM rm.checkpoint WHERE state = 'live'`,
  )) {
    live.set(row.projection, row);
    report.compare(part, `${row.projection}: last position`, last, row.position);
    if (row.stopped_at !== null)
      report.differs(part, `${row.projection}: stopped at position ${row.stopped_at}`);
  }
  for (const reader of await sql(
    `SELECT reader, position::float8 AS position FROM platform.reader_checkpoint`,
  ))
    report.compare(part, `${reader.reader}: last position`, last, reader.position);
  for (const projection of projections) {
    const at = live.get(projection.name);
    if (!at) report.differs(part, `${projection.name}: no live generation`);
    else await checkProjection(sql, report, fold, projection, at);
  }
  if (live.has('plan-keys')) await checkPlanKeys(sql, report, fold, live.get('plan-keys'));
  else report.differs(part, 'plan-keys: no live generation');
  await checkCounts(sql, report, live);
  await checkHeads(sql, report, fold);
}

async function checkProjection(sql, report, fold, { name, keeps, plan, application }, at) {
  for (const [kind, rule, told] of [
    ['plan', plan, fold.plans],
    ['application', application, fold.applications],
  ]) {
    if (!rule) continue;
    const id = kind === 'plan' ? 'care_plan_id' : 'application_id';
    const rows = await sql(
      `SELECT ${id}::text AS id, controller${rule.columns ? `, ${rule.columns}` : ''}
         ${kind === 'application' ? ', care_plan_id::text AS plan' : ''} FROM ${tableOf(at, kind)} ORDER BY 1`,
    );
    const ofPlan = (each) => (kind === 'plan' ? each : fold.plans.get(each.carePlanId));
    const expected = [...told].filter(([, each]) =>
      (rule.keeps ?? keeps ?? (() => true))(ofPlan(each) ?? {}),
    );
    report.compare(part, `${name}: ${kind}s`, expected.length, rows.length);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const [key, each] of expected) {
      const row = byId.get(key);
      byId.delete(key);
      if (!row) report.differs(part, `${name}: no row of ${kind} ${key}`);
      else if (row.controller !== each.controller || (row.plan ?? each.carePlanId) !== each.carePlanId)
        report.differs(part, `${name}: ${kind} ${key} is another's`);
      else
        for (const what of rule.differ?.(row, each) ?? [])
          report.differs(part, `${name}: ${what} of ${kind} ${key} is not the log's`);
    }
    for (const key of byId.keys()) report.differs(part, `${name}: a row too many, ${kind} ${key}`);
  }
}

async function checkPlanKeys(sql, report, fold, at) {
  const rows = await sql(
    `SELECT key_id::text AS id, care_plan_id::text AS plan, tier, controller FROM ${tableOf(at, 'key')} ORDER BY 1`,
  );
  const living = new Map([...fold.keys].filter(([id]) => !fold.shredded.has(id)));
  report.compare(part, 'plan-keys: keys', living.size, rows.length);
  for (const { id, plan, tier, controller } of rows) {
    const key = living.get(id);
    living.delete(id);
    if (!key) report.differs(part, `plan-keys: key ${id} is not living in the log`);
    else if (key.carePlanId !== plan || key.tier !== tier || key.controller !== controller)
      report.differs(part, `plan-keys: key ${id} is of another plan or tier`);
  }
  for (const id of living.keys()) report.differs(part, `plan-keys: no row of key ${id}`);
}

/** Where an application was put stands sealed in the log: here the read models are held to each other. */
async function checkCounts(sql, report, live) {
  const counts = async (projection) => {
    const at = live.get(projection);
    if (!at) return new Map();
    // A row made before the planning key went names its location; one made after does not.
    const rows = await sql(
      `SELECT a.location_id::text AS location, a.status, count(*)::int AS count FROM ${tableOf(at, 'application')} a
        WHERE a.application_id IN (SELECT application_id FROM ${tableOf(live.get('organiser-applications'), 'application')})
        GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    return new Map(rows.map(({ location, status, count }) => [`location ${location}, ${status}`, count]));
  };
  if (!live.has('organiser-applications')) return;
  const shown = await counts('organiser-applications');
  for (const other of ['care-plans', 'regie-facts']) {
    const found = await counts(other);
    const total = (map) => [...map.values()].reduce((sum, each) => sum + each, 0);
    report.compare(part, `${other}: applications by location and status`, total(shown), total(found));
    for (const key of new Set([...shown.keys(), ...found.keys()]))
      if (shown.get(key) !== found.get(key))
        report.differs(
          part,
          `${other}: ${key}: ${found.get(key) ?? 0}, organiser-applications ${shown.get(key) ?? 0}`,
        );
  }
}

/** What must hold at once, which the command side answers from. */
async function checkHeads(sql, report, fold) {
  const heads = await sql(
    `SELECT stream, stage, place, place_application_id::text AS place_application FROM es.head ORDER BY 1`,
  );
  let right = 0;
  let all = 0;
  for (const { stream, stage, place, place_application } of heads) {
    const application = fold.applications.get(stream.replace('application-', ''));
    const plan = fold.plans.get(stream.replace('carePlan-', ''));
    if (!application && !plan) continue;
    all += 1;
    const holds = application
      ? stage === application.status
      : place === plan.place && (plan.place === 'none' || place_application === plan.placeApplicationId);
    if (holds) right += 1;
    else report.differs(part, `head of ${stream}: stage or place is not the log's`);
  }
  report.compare(part, 'heads with the log’s stage or place', all, right);
}
