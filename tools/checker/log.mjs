import { Buffer } from 'node:buffer';
import { integer, sha256, uuidBytes, uuidText } from './bytes.mjs';
import { checkCheckpoints, leafHash } from './merkle.mjs';

const part = 'log';
const pageSize = 2000;
const noHash = Buffer.alloc(32);

/**
 * Reads the whole log in pages, reckons everything anew from the stored bytes (docs/stored-form.md), and hands each event
 * with its parsed payload and metadata to `fold`.
 */
export async function checkLog(sql, report, fold) {
  const streams = new Map();
  const ids = new Map();
  const commands = new Map();
  const leaves = [];
  let expected = 0;
  for (let after = -1; ;) {
    const page = await sql(
      `SELECT position::float8 AS position, stream, revision, id::text, type, version, controller, payload, metadata,
              hash, prev_hash FROM es.event WHERE position > $1 ORDER BY position LIMIT ${pageSize}`,
      [after],
    );
    for (const event of page) {
      if (event.position !== expected)
        report.differs(part, `positions ${expected} to ${event.position - 1} are missing`);
      expected = event.position + 1;
      const metadata = parsed(event.metadata, report, event, 'metadata');
      const payload = parsed(event.payload, report, event, 'payload');
      const hash = eventHash(event);
      leaves.push(
        leafHash(Buffer.concat([Buffer.from('koz/log-leaf/v1\n'), integer(event.position, 8), hash])),
      );
      checkChain(streams, event, hash, report);
      once(ids, event.id, event.position, 'id', report);
      once(
        commands,
        `${event.controller} ${metadata.commandId} ${metadata.index}`,
        event.position,
        'command',
        report,
      );
      if (eventId(metadata) !== event.id)
        report.differs(part, `position ${event.position}: its id is not that of its command`);
      if (metadata.controller !== event.controller)
        report.differs(part, `position ${event.position}: another controller in its metadata`);
      fold({ ...event, payload, metadata });
      streams.set(event.stream, { ...event, payload: null, metadata: null });
    }
    const last = page.at(-1);
    if (!last) break;
    after = last.position;
  }
  await checkAround(sql, report, streams, leaves, expected);
  return { size: expected, streams, ids };
}

/** SHA-256 of the stored, sealed form. */
function eventHash({ prev_hash, id, revision, version, stream, type, payload, metadata }) {
  const text = (value) => [integer(Buffer.byteLength(value), 2), value];
  const bytes = (value) => [integer(value.length, 4), value];
  return sha256(
    'koz/event/v1\n',
    ...[prev_hash, uuidBytes(id), integer(revision, 4), integer(version, 2)],
    ...[...text(stream), ...text(type), ...bytes(payload), ...bytes(metadata)],
  );
}

/** UUID version 8 of a command and the index of the event in it. */
function eventId({ commandId, index }) {
  const bytes = sha256('koz/event-id/v1\n', `${commandId}\n${index}`).subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return uuidText(bytes);
}

function checkChain(streams, event, hash, report) {
  const before = streams.get(event.stream);
  const at = `position ${event.position}, ${event.stream}`;
  if (event.revision !== (before?.revision ?? -1) + 1)
    report.differs(part, `${at}: revision ${event.revision} after ${before?.revision ?? 'none'}`);
  if (!event.prev_hash.equals(before?.hash ?? noHash))
    report.differs(part, `${at}: its previous hash is not that of the event before it`);
  if (!event.hash.equals(hash)) report.differs(part, `${at}: its bytes have another hash`);
}

function once(seen, key, position, what, report) {
  if (seen.has(key))
    report.differs(part, `position ${position}: the ${what} of position ${seen.get(key)} again`);
  seen.set(key, position);
}

function parsed(bytes, report, { position }, what) {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    report.differs(part, `position ${position}: its ${what} is no JSON`);
    return {};
  }
}

async function checkAround(sql, report, streams, leaves, expected) {
  report.compare(part, 'events, and positions from 0', leaves.length, expected);
  const [counter] = await sql(`SELECT next_position::float8 AS next FROM es.counter`);
  report.compare(part, 'next position', expected, counter?.next ?? 0);
  const heads = await sql(
    `SELECT stream, revision, hash, position::float8 AS position FROM es.head ORDER BY stream`,
  );
  report.compare(part, 'streams, and heads', streams.size, heads.length);
  for (const head of heads) {
    const last = streams.get(head.stream);
    if (!last) report.differs(part, `head of ${head.stream}: no such stream`);
    else if (
      head.revision !== last.revision ||
      head.position !== last.position ||
      !head.hash.equals(last.hash)
    )
      report.differs(part, `head of ${head.stream}: is not its last event, position ${last.position}`);
  }
  const checkpoints = await sql(
    `SELECT size::float8 AS size, root, note FROM audit.checkpoint ORDER BY size`,
  );
  checkCheckpoints(report, part, leaves, checkpoints);
}
