import { Buffer } from 'node:buffer';
import { canonical, integer, sha256 } from './bytes.mjs';
import { checkCheckpoints, leafHash } from './merkle.mjs';

const part = 'ledger';

/** The time as the format asks: UTC with six decimals. */
const at = `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;

const rowsOf = {
  disclosure: `SELECT entry::float8 AS entry, answer_id::text AS "answerId", ${at}, viewer::text, role,
      organiser_id::text AS "organiserId", viewer_controller AS "viewerController", controller,
      care_plan_id::text AS "carePlanId", application_id::text AS "applicationId", fields, ground, reason,
      policy_version AS "policyVersion"
    FROM ledger.disclosure ORDER BY entry`,
  consultation: `SELECT entry::float8 AS entry, consultation_id::text AS "consultationId", ${at}, actor::text, role,
      controller, action, reason, subject
    FROM ledger.consultation ORDER BY entry`,
};

/** The ledger of who was shown what, by docs/formats/ledger-tree.md. */
export async function checkLedger(sql, report, fold) {
  const hashes = new Map();
  for (const kind of Object.keys(rowsOf)) {
    const told = new Map();
    for (const row of await sql(rowsOf[kind])) {
      hashes.set(`${kind} ${row.entry}`, hashOf(kind, row));
      once(report, told, kind, row);
      if (kind === 'disclosure') checkSubject(report, fold, row);
    }
  }
  const sealed = await sql(
    `SELECT index::float8 AS index, kind, entry::float8 AS entry FROM ledger.leaf ORDER BY index`,
  );
  const waiting = await sql(`SELECT kind, entry::float8 AS entry FROM ledger.unsealed ORDER BY number`);
  const leaves = [];
  const taken = new Set();
  for (const { index, kind, entry } of sealed) {
    if (index !== leaves.length) report.differs(part, `leaf ${index}: ${leaves.length} was to follow`);
    const key = `${kind} ${entry}`;
    const hash = hashes.get(key);
    if (!hash) report.differs(part, `leaf ${index}: there is no ${key}`);
    if (taken.has(key)) report.differs(part, `leaf ${index}: ${key} again`);
    taken.add(key);
    leaves.push(
      leafHash(
        Buffer.concat([Buffer.from('koz/ledger-leaf/v1\n'), integer(index, 8), hash ?? Buffer.alloc(32)]),
      ),
    );
  }
  for (const { kind, entry } of waiting) {
    if (taken.has(`${kind} ${entry}`)) report.differs(part, `${kind} ${entry}: has a leaf and waits for one`);
    taken.add(`${kind} ${entry}`);
  }
  report.compare(part, 'rows, and rows with a leaf or waiting', hashes.size, taken.size);
  for (const key of hashes.keys()) if (!taken.has(key)) report.differs(part, `${key}: has no leaf`);
  report.compare(part, 'rows that wait for their leaf', 0, waiting.length);
  const nodes = await sql(
    `SELECT index::float8 AS index, hash FROM ledger.tree_node WHERE level = 0 ORDER BY index`,
  );
  for (const { index, hash } of nodes)
    if (leaves[index] && !leaves[index].equals(hash))
      report.differs(part, `leaf ${index}: its row is not the one that was sealed`);
  const checkpoints = await sql(
    `SELECT size::float8 AS size, root, note FROM ledger.checkpoint ORDER BY size`,
  );
  checkCheckpoints(report, part, leaves, checkpoints);
}

/** A column that holds nothing is no member. */
function hashOf(kind, row) {
  const members = Object.entries({ kind, ...row }).filter(([, value]) => value !== null);
  return sha256(canonical(Object.fromEntries(members)));
}

/** One row per answer and application, or plan; one per consultation. */
function once(report, told, kind, row) {
  const key =
    kind === 'disclosure' ? [row.answerId, row.carePlanId, row.applicationId].join(' ') : row.consultationId;
  if (told.has(key)) report.differs(part, `${kind} ${row.entry}: tells ${kind} ${told.get(key)} again`);
  told.set(key, row.entry);
}

/** What was shown is of a plan that is in the log, and of the controller that answers for it. */
function checkSubject(report, fold, { entry, carePlanId, applicationId, controller }) {
  const plan = fold.plans.get(carePlanId);
  const application = applicationId && fold.applications.get(applicationId);
  if (!plan) report.differs(part, `disclosure ${entry}: its plan is not in the log`);
  else if (plan.controller !== controller)
    report.differs(part, `disclosure ${entry}: another controller's plan`);
  if (applicationId && application?.carePlanId !== carePlanId)
    report.differs(part, `disclosure ${entry}: its application is not of its plan`);
}
