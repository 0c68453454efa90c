import pg from 'pg';
import { checkAcknowledged, readAcknowledged } from './acknowledged.mjs';
import { checkFence } from './fence.mjs';
import { Fold } from './fold.mjs';
import { checkKeys } from './keys.mjs';
import { checkLedger } from './ledger.mjs';
import { checkLog } from './log.mjs';
import { checkReadModels } from './read-models.mjs';
import { Report } from './report.mjs';
import { checkTopics, fromBrokers, fromFile } from './topics.mjs';

/**
 * Counts everything once. The database is read in one transaction, so that what is compared is of one moment.
 * @throws where a store cannot be read
 */
export async function check({ database, brokers, topicPattern, records, acknowledged, fence }) {
  const report = new Report();
  const fold = new Fold();
  const writes = acknowledged && (await readAcknowledged(acknowledged));
  let controllerOf = new Map();
  const client = new pg.Client({ connectionString: database, application_name: 'koz_checker' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const sql = async (statement, values) => (await client.query(statement, values)).rows;
    await refuseWhatHidesRows(sql);
    const { size, ids } = await checkLog(sql, report, (event) => fold.take(event));
    if (writes) checkAcknowledged(report, fold, ids, writes);
    else report.leave('acknowledged', 'no file of acknowledged writes was given');
    await checkReadModels(sql, report, fold, size - 1);
    await checkLedger(sql, report, fold);
    await checkKeys(sql, report, fold);
    if (fence) await checkFence(sql, report, fold, fence);
    else report.leave('fence', 'no directory of the fence was given');
    controllerOf = await controllersOfApplications(sql);
    await client.query('ROLLBACK');
  } finally {
    await client.end();
  }
  const source = brokers ? fromBrokers(brokers, topicPattern) : records && fromFile(records);
  if (source) await checkTopics(report, fold, source, controllerOf);
  else report.leave('topics', 'no brokers were given');
  return report;
}

/** A login that sees some rows only would count too few, and call it agreement. */
async function refuseWhatHidesRows(sql) {
  const [role] = await sql(
    `SELECT rolsuper OR rolbypassrls AS sees FROM pg_roles WHERE rolname = current_user`,
  );
  if (!role?.sees) throw new Error('the login is held to row-level security, and would not see every row');
  const [seal] = await sql(`SELECT to_regclass('seal.event') IS NOT NULL AS there`);
  if (seal.there && (await sql(`SELECT 1 FROM seal.event LIMIT 1`)).length > 0)
    throw new Error('the log of this installation is in KurrentDB, which this program does not read');
}

/** In the log the location stands sealed; the inbox has it in clear. */
async function controllersOfApplications(sql) {
  const [live] = await sql(
    `SELECT generation FROM rm.checkpoint WHERE projection = 'organiser-applications' AND state = 'live'`,
  );
  if (!live) return new Map();
  const rows = await sql(
    `SELECT a.application_id::text AS id, l.controller
       FROM rm.organiser_applications__application__g${live.generation} a JOIN reference.location l USING (location_id)`,
  );
  return new Map(rows.map(({ id, controller }) => [id, controller]));
}
