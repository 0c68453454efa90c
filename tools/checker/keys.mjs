import { Buffer } from 'node:buffer';
import { sha256 } from './bytes.mjs';

const part = 'keys';

/** Keys that went are gone, have a tombstone, a fenced tier and one certificate; the others are all there. */
export async function checkKeys(sql, report, fold) {
  const present = await keyed(sql, `SELECT key_id::text AS id, controller FROM vault.data_key`);
  const destroyed = await keyed(sql, `SELECT key_id::text AS id, controller, cause FROM vault.destroyed_key`);
  const { keys, shredded } = fold;
  let living = 0;
  let found = 0;
  for (const [id, { controller }] of keys) {
    if (shredded.has(id)) continue;
    living += 1;
    if (present.get(id)?.controller === controller) found += 1;
    else report.differs(part, `key ${id}: the log names it, the vault has none for ${controller}`);
  }
  report.compare(part, 'keys that the log names and did not destroy', living, found);
  report.compare(part, 'keys destroyed', shredded.size, destroyed.size);
  for (const [id, { position, again, controller, cause }] of shredded) {
    if (again !== undefined)
      report.differs(part, `key ${id}: destroyed at positions ${again} and ${position}`);
    if (present.has(id))
      report.differs(part, `key ${id}: destroyed at position ${position}, and in the vault`);
    const stone = destroyed.get(id);
    if (!stone) report.differs(part, `key ${id}: destroyed at position ${position}, and has no tombstone`);
    else if (stone.controller !== controller || stone.cause !== cause)
      report.differs(part, `key ${id}: its tombstone does not say what position ${position} says`);
  }
  for (const id of destroyed.keys()) {
    if (!shredded.has(id)) report.differs(part, `key ${id}: has a tombstone, and no event destroyed it`);
    if (present.has(id) && !shredded.has(id))
      report.differs(part, `key ${id}: has a tombstone, and is in the vault`);
  }
  await checkFenced(sql, report, fold);
  await checkCertificates(sql, report, fold);
}

async function keyed(sql, statement) {
  return new Map((await sql(`${statement} ORDER BY 1`)).map((row) => [row.id, row]));
}

async function checkFenced(sql, report, { keys, shredded }) {
  const fenced = new Set(
    (await sql(`SELECT controller, care_plan_id::text AS plan, tier FROM vault.fenced ORDER BY 1, 2, 3`)).map(
      ({ controller, plan, tier }) => `${controller}, plan ${plan}, ${tier}`,
    ),
  );
  const name = ({ controller, carePlanId, tier }) => `${controller}, plan ${carePlanId}, ${tier}`;
  const told = new Set([...shredded.values()].map(name));
  report.compare(part, 'tiers of plans behind the fence', told.size, fenced.size);
  for (const each of told)
    if (!fenced.has(each)) report.differs(part, `${each}: destroyed, and not behind the fence`);
  for (const each of fenced)
    if (!told.has(each)) report.differs(part, `${each}: behind the fence, and not destroyed`);
  for (const [id, key] of keys)
    if (fenced.has(name(key)) && !shredded.has(id))
      report.differs(part, `key ${id}: living, of a tier that is behind the fence`);
}

/** Signatures are for `koz audit verify` and docs/verifier; here each shredding has one certificate, and the chain is whole. */
async function checkCertificates(sql, report, { shredded }) {
  const rows = await sql(
    `SELECT controller, sequence::float8 AS sequence, kind, hash, certificate FROM audit.certificate ORDER BY 1, 2`,
  );
  const certified = new Map();
  const ends = new Map();
  for (const { controller, sequence, kind, hash, certificate } of rows) {
    const where = `certificate ${sequence} of ${controller}`;
    const before = ends.get(controller) ?? { sequence: 0, hash: Buffer.alloc(32) };
    const own = sha256(certificate);
    const { statement = {} } = jsonOf(certificate);
    if (sequence !== before.sequence + 1)
      report.differs(part, `${where}: ${before.sequence + 1} was to follow`);
    if (statement.previous !== before.hash.toString('hex'))
      report.differs(part, `${where}: does not follow the one before`);
    if (!hash.equals(own)) report.differs(part, `${where}: its bytes have another hash`);
    if (statement.controller !== controller || statement.sequence !== sequence || statement.kind !== kind)
      report.differs(part, `${where}: its columns do not say what it says`);
    ends.set(controller, { sequence, hash: own });
    if (kind !== 'shredding') continue;
    const id = statement.dataKey?.id;
    const event = shredded.get(id);
    if (certified.has(id)) report.differs(part, `${where}: key ${id} has ${certified.get(id)} already`);
    certified.set(id, where);
    if (!event) report.differs(part, `${where}: no event destroyed key ${id}`);
    else if (
      event.eventId !== statement.shreddedEventId ||
      event.carePlanId !== statement.carePlanId ||
      event.tier !== statement.tier ||
      event.cause !== statement.cause
    )
      report.differs(part, `${where}: does not say what position ${event.position} says`);
  }
  report.compare(part, 'keys destroyed, and certificates of it', shredded.size, certified.size);
  for (const [id, { position }] of shredded)
    if (!certified.has(id))
      report.differs(part, `key ${id}: destroyed at position ${position}, and has no certificate`);
  for (const { controller, sequence } of await sql(
    `SELECT controller, sequence::float8 AS sequence FROM vault.fence_head ORDER BY 1`,
  ))
    // Each entry of the fence, a shredding or the end of an epoch, is carried out with its certificate.
    report.compare(
      part,
      `certificates of ${controller}, and entries of its fence`,
      ends.get(controller)?.sequence ?? 0,
      sequence,
    );
}

function jsonOf(bytes) {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return {};
  }
}
