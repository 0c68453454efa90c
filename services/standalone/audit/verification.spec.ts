import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Verification } from '@koz/audit';
import { AuditedWorld, mechelen } from './audited-world.js';
import { edit, LogFile } from './log-file.js';

jest.setTimeout(240_000);

const flip = (column: string) => `${column} = set_byte(${column}, 9, get_byte(${column}, 9) # 1)`;
const found = ({ findings }: Verification) => findings;

let world: AuditedWorld;
beforeAll(async () => (world = await AuditedWorld.open()));
afterAll(() => world.close());

/** Streams and revisions by position, as the undamaged log has them. */
const placeAt = async (position: number): Promise<{ stream: string; revision: number }> => {
  const { rows } = await world.db
    .adminPool()
    .query<{ stream: string; revision: number }>(
      'SELECT stream, revision FROM es.event WHERE position = $1',
      [position],
    );
  return rows[0]!;
};
const shreddings = async (): Promise<number[]> => {
  const { rows } = await world.db
    .adminPool()
    .query<{ position: number }>(
      `SELECT position FROM es.event WHERE type = 'PersonalDataKeyShredded' ORDER BY position`,
    );
  return rows.map(({ position }) => position);
};

describe('The verification of a database', () => {
  it('goes through all of an unharmed log, its tree, its certificates and the fence', async () => {
    const verification = await world.verifyDatabase();
    expect(found(verification)).toEqual([]);
    const { events, positions, checkpoints, certificates, fenceEntries, size } = verification;
    expect([events, positions, size]).toEqual([positions, positions, positions]);
    expect(positions).toBeGreaterThan(20);
    expect(checkpoints).toBe(Math.ceil(positions / 3));
    expect(certificates).toBeGreaterThanOrEqual(5);
    expect(fenceEntries).toBe(certificates);
  });

  it('names the event of which a byte was flipped', async () => {
    for (const column of ['payload', 'metadata', 'hash', 'prev_hash']) {
      const verification = await world.verifyDatabase(
        `UPDATE es.event SET ${flip(column)} WHERE position = 7`,
      );
      const place = { position: 7, ...(await placeAt(7)) };
      expect(found(verification)).toContainEqual({ fault: 'event', ...place });
    }
  });

  it('names the event that was forged with its hash', async () => {
    // A payload with the hash that fits it: only the tree, and the chain behind it, can tell.
    const verification = await world.verifyDatabase(
      `UPDATE es.event SET payload = convert_to('{}', 'UTF8') WHERE position = 4;
       UPDATE es.event SET hash = sha256(convert_to('koz/event/v1', 'UTF8') || '\\x0a' || prev_hash
         || decode(replace(id::text, '-', ''), 'hex') || int4send(revision) || int2send(version::int2)
         || int2send(length(stream)::int2) || convert_to(stream, 'UTF8')
         || int2send(length(type)::int2) || convert_to(type, 'UTF8')
         || int4send(length(payload)) || payload || int4send(length(metadata)) || metadata)
        WHERE position = 4`,
    );
    expect(found(verification)).toContainEqual({ fault: 'leaf', position: 4, ...(await placeAt(4)) });
    expect(found(verification)).not.toContainEqual(expect.objectContaining({ fault: 'event' }));
  });

  it('names the position of an event that was deleted', async () => {
    const verification = await world.verifyDatabase('DELETE FROM es.event WHERE position = 6');
    expect(found(verification)).toContainEqual({ fault: 'missing', position: 6 });
  });

  it('names both of two events that were swapped', async () => {
    const verification = await world.verifyDatabase(
      `UPDATE es.event SET position = -1 WHERE position = 8;
       UPDATE es.event SET position = 8 WHERE position = 9;
       UPDATE es.event SET position = 9 WHERE position = -1`,
    );
    expect(found(verification)).toContainEqual({
      ...{ fault: 'leaf', position: 8, upTo: 9 },
      ...(await placeAt(9)),
    });
  });

  it('names the position from which an inserted event pushed the others on', async () => {
    const verification = await world.verifyDatabase(
      `UPDATE es.event SET position = -position - 2 WHERE position >= 10;
       INSERT INTO es.event SELECT (e).* FROM (
         SELECT jsonb_populate_record(e, jsonb_build_object('position', 10, 'revision', 99, 'id', gen_random_uuid())) AS e
           FROM es.event e WHERE position = 9) AS forged;
       UPDATE es.event SET position = -position - 1 WHERE position < 0;
       UPDATE es.counter SET next_position = next_position + 1`,
    );
    expect(found(verification)).toContainEqual(expect.objectContaining({ fault: 'event', position: 10 }));
    expect(found(verification)).toContainEqual(
      expect.objectContaining({ fault: 'leaf', position: 10, upTo: expect.any(Number) }),
    );
  });

  it('names where a log ends that was truncated', async () => {
    const { positions } = await world.verifyDatabase();
    const verification = await world.verifyDatabase(
      `DELETE FROM es.event WHERE position >= ${positions - 2};
       UPDATE es.counter SET next_position = ${positions - 2}`,
    );
    expect(found(verification)).toContainEqual({
      ...{ fault: 'truncated', position: positions - 2, upTo: positions - 1 },
    });
  });

  it.each([
    ['root', `UPDATE audit.checkpoint SET ${flip('root')} WHERE size = 6`, 'row'],
    [
      'text',
      `UPDATE audit.checkpoint SET note = replace(note, E'\\n6\\n', E'\\n5\\n') WHERE size = 6`,
      'signature',
    ],
    [
      'whole, by that of another size',
      `UPDATE audit.checkpoint SET (note, root) = (SELECT note, root FROM audit.checkpoint WHERE size = 3) WHERE size = 6`,
      'row',
    ],
  ])('names the checkpoint that was replaced: its %s', async (_what, statement, reason) => {
    expect(found(await world.verifyDatabase(statement))).toEqual([{ fault: 'checkpoint', size: 6, reason }]);
  });

  it('names a node of the tree that was changed or deleted', async () => {
    const changed = await world.verifyDatabase(
      `UPDATE audit.tree_node SET ${flip('hash')} WHERE level = 2 AND index = 1`,
    );
    expect(found(changed)).toContainEqual({ fault: 'node', level: 2, index: 1 });
    const leafless = await world.verifyDatabase('DELETE FROM audit.tree_node WHERE level = 0 AND index = 5');
    expect(found(leafless)).toContainEqual(expect.objectContaining({ fault: 'leafMissing', position: 5 }));
  });

  it('names the certificate that was altered, exchanged or lost', async () => {
    const altered = await world.verifyDatabase(
      `UPDATE audit.certificate SET ${flip('certificate')} WHERE sequence = 2`,
    );
    const of = { fault: 'certificate', controller: 'antwerpen', sequence: 2 };
    expect(found(altered)).toContainEqual(expect.objectContaining(of));
    const word = await world.verifyDatabase(
      `UPDATE audit.certificate
          SET certificate = convert_to(replace(convert_from(certificate, 'UTF8'), 'P2Y6M', 'P5Y'), 'UTF8')
        WHERE sequence = (SELECT min(sequence) FROM audit.certificate WHERE position('P2Y6M'::bytea IN certificate) > 0)`,
    );
    expect(found(word)).toContainEqual(
      expect.objectContaining({ fault: 'certificate', reason: 'signature' }),
    );
    const lost = await world.verifyDatabase('DELETE FROM audit.certificate WHERE sequence = 2');
    expect(found(lost)).toEqual([{ ...of, reason: 'chain' }]);
    const hidden = await world.verifyDatabase(
      `UPDATE audit.certificate SET receipt_hash = sha256('') WHERE sequence = 2`,
    );
    expect(found(hidden)).toEqual([{ ...of, reason: 'row' }]);
  });

  it('names the number at which the fence was cut, and each destruction that it lacks', async () => {
    const last = (await shreddings()).at(-1)!;
    const verification = await world.verifyDatabase('SELECT', async (fence) => {
      await new LastEntryCut(fence).apply(2);
    });
    expect(found(verification)).toContainEqual(
      expect.objectContaining({ fault: 'fence', controller: 'antwerpen', reason: 'cut' }),
    );
    expect(found(verification)).toContainEqual({
      ...{ fault: 'unfenced', position: last },
      ...(await placeAt(last)),
    });
  });

  it('names the file and number of an entry of the fence that was changed', async () => {
    const verification = await world.verifyDatabase('SELECT', async (fence) => {
      const file = join(fence, 'antwerpen', '000000000001.fence');
      const bytes = await readFile(file);
      bytes[300]! ^= 1;
      await writeFile(file, bytes);
    });
    expect(found(verification)).toContainEqual({
      ...{ fault: 'fence', controller: 'antwerpen', sequence: 1 },
      ...{ file: '000000000001.fence', reason: 'record' },
    });
  });

  it.each([
    ['stage', `stage = 'approved'`, 'application-%'],
    ['fence', `fence = 'anonymised'`, 'carePlan-%'],
    ['place', `place = 'confirmed'`, 'carePlan-%'],
    ['tip', `hash = sha256('')`, 'controller-antwerpen'],
  ])('names the stream whose head was given another %s', async (reason, change, streams) => {
    const verification = await world.verifyDatabase(
      `UPDATE es.head SET ${change} WHERE stream = (
         SELECT stream FROM es.head WHERE stream LIKE '${streams}' ORDER BY revision, position DESC LIMIT 1)`,
    );
    const stream = expect.stringMatching(streams.replace('%', ''));
    const position = expect.any(Number);
    expect(found(verification)).toEqual([{ fault: 'head', reason, stream, position }]);
  });

  it('names the stream whose head was deleted', async () => {
    const { stream } = await placeAt(7);
    const verification = await world.verifyDatabase(`DELETE FROM es.head WHERE stream = '${stream}'`);
    expect(found(verification)).toMatchObject([{ fault: 'head', reason: 'missing', stream }]);
  });

  it('names a row that was given to another controller', async () => {
    const verification = await world.verifyDatabase(
      `UPDATE es.event SET controller = 'mechelen' WHERE position = 7`,
    );
    expect(found(verification)).toEqual([{ fault: 'controller', position: 7, ...(await placeAt(7)) }]);
  });
});

/** Cuts the last entries off the only file of antwerpen's fence. */
class LastEntryCut {
  constructor(private readonly fence: string) {}

  async apply(entries: number): Promise<void> {
    const folder = join(this.fence, 'antwerpen');
    const [file, ...others] = await readdir(folder);
    expect(others).toEqual([]);
    const path = join(folder, file!);
    const bytes = await readFile(path);
    const ends: number[] = [];
    // docs/stored-form.md: the head of a file has 81 bytes, that of an entry 16, its hash 32.
    for (let at = 81; at < bytes.length;) ends.push((at += 16 + bytes.readUInt32BE(at) + 32));
    await truncate(path, ends.at(-1 - entries));
  }
}

describe('The verification of an export', () => {
  let exported: string;
  let log: LogFile;
  beforeAll(async () => {
    exported = await world.export();
    log = await LogFile.read(exported);
  });

  const spoilt = async (change: (log: LogFile) => void): Promise<Verification> =>
    world.verifyExport(exported, async (directory) => {
      const copy = await LogFile.read(directory);
      change(copy);
      await copy.write();
    });

  it('accepts what was exported, from its files alone', async () => {
    const verification = await world.verifyExport(exported);
    const inDatabase = await world.verifyDatabase();
    expect(verification).toEqual(inDatabase);
    expect(found(verification)).toEqual([]);
  });

  it('accepts an export of one controller, with the leaves of the others', async () => {
    const own = await world.export(mechelen);
    const verification = await world.verifyExport(own);
    expect(found(verification)).toEqual([]);
    expect(verification.positions).toBe(log.records.length);
    expect(verification.events).toBeLessThan(verification.positions);
    expect(verification.certificates).toBe(0);
    const bytes = await readFile(join(own, 'log.bin'));
    expect(bytes.includes('"controller":"antwerpen"')).toBe(false);
    expect(bytes.includes('"controller":"mechelen"')).toBe(true);
  });

  it('names the event of which any byte was flipped', async () => {
    for (const part of ['leaf', 'hash', 'payload', 'metadata'] as const) {
      const verification = await spoilt(({ records }) => records[7]!.flip(part));
      expect(found(verification)).toContainEqual({
        fault: part === 'leaf' ? 'leaf' : 'event',
        ...{ position: 7, ...(await placeAt(7)) },
      });
    }
  });

  it('names the position of a record that was deleted', async () => {
    const verification = await spoilt(({ records }) => records.splice(6, 1));
    expect(found(verification)).toContainEqual({ fault: 'missing', position: 6 });
  });

  it('does not take the leaf of an event for the event where every one should be there', async () => {
    const verification = await spoilt(({ records }) => records[6]!.leaveOnlyLeaf());
    expect(found(verification)).toContainEqual({ fault: 'missing', position: 6 });
  });

  it('names two records that were swapped, in place or with their positions', async () => {
    const moved = await spoilt(({ records }) => records.splice(8, 2, records[9]!, records[8]!));
    expect(found(moved)).toContainEqual({ fault: 'order', position: 8, ...(await placeAt(8)) });
    const renumbered = await spoilt(({ records }) => {
      records[8]!.position = 9;
      records[9]!.position = 8;
      records.splice(8, 2, records[9]!, records[8]!);
    });
    for (const position of [8, 9])
      expect(found(renumbered)).toContainEqual(expect.objectContaining({ fault: 'leaf', position }));
  });

  it('names the position at which a record was inserted', async () => {
    const verification = await spoilt(({ records }) => records.splice(10, 0, records[9]!.copy()));
    expect(found(verification)).toContainEqual({ fault: 'order', position: 9, ...(await placeAt(9)) });
  });

  it('names a record that was added after the last one that was signed', async () => {
    const { length } = log.records;
    const verification = await spoilt(({ records }) => {
      const added = records[length - 1]!.copy();
      added.position = length;
      records.push(added);
    });
    expect(found(verification)).toContainEqual(
      expect.objectContaining({ fault: 'surplus', position: length }),
    );
  });

  it('names where a log ends that was truncated, in the middle of a record too', async () => {
    const { length } = log.records;
    const cut = await spoilt(({ records }) => records.splice(-2));
    expect(found(cut)).toContainEqual({ fault: 'truncated', position: length - 2, upTo: length - 1 });
    const torn = await world.verifyExport(exported, async (directory) => {
      const path = join(directory, 'log.bin');
      await truncate(path, (await readFile(path)).length - 7);
    });
    expect(found(torn)).toContainEqual({ fault: 'record', position: length - 1 });
  });

  it('names the checkpoint that was replaced', async () => {
    const replaced = await world.verifyExport(exported, (directory) =>
      edit(join(directory, 'checkpoints.jsonl'), (lines) => {
        lines[1] = lines[1]!.replace('\\n6\\n', '\\n5\\n');
      }),
    );
    expect(found(replaced)).toEqual([{ fault: 'checkpoint', size: 5, reason: 'signature' }]);
    const lost = await world.verifyExport(exported, (directory) =>
      edit(join(directory, 'checkpoints.jsonl'), (lines) => void lines.pop()),
    );
    expect(found(lost)).toContainEqual({ fault: 'export', file: 'checkpoints.jsonl', reason: 'checkpoint' });
  });

  it('names the certificate that was altered, and the fence that was cut', async () => {
    const altered = await world.verifyExport(exported, (directory) =>
      edit(join(directory, 'certificates', 'antwerpen.jsonl'), (lines) => {
        lines[1] = lines[1]!.replace('"tier":"', '"tier":"x');
      }),
    );
    expect(found(altered)).toContainEqual({
      ...{ fault: 'certificate', controller: 'antwerpen', sequence: 2, reason: 'signature' },
    });
    const cut = await world.verifyExport(exported, (directory) =>
      new LastEntryCut(join(directory, 'fence')).apply(1),
    );
    expect(found(cut)).toContainEqual(expect.objectContaining({ fault: 'fence', reason: 'cut' }));
  });

  it.each([
    ['log.bin', 'log.bin', 'missing'],
    ['fence', 'fence/directory.json', 'missing'],
    ['checkpoints.jsonl', 'checkpoints.jsonl', 'checkpoint'],
    ['certificates/antwerpen.jsonl', 'certificates/antwerpen.jsonl', 'size'],
  ])('says that %s is not there', async (path, file, reason) => {
    const remove = (directory: string) => rm(join(directory, path), { recursive: true });
    const verification = await world.verifyExport(exported, remove);
    expect(found(verification)).toContainEqual({ fault: 'export', file, reason });
  });

  it('fits the checkpoints that somebody kept, and no others', async () => {
    const lines = (await readFile(join(exported, 'checkpoints.jsonl'), 'utf8')).trim().split('\n');
    const notes = lines.map((line) => (JSON.parse(line) as { note: string }).note);
    expect(found(await world.verifyExport(exported, undefined, notes))).toEqual([]);
    const bent = notes[2]!.replace(/\n9\n/, '\n8\n');
    expect(found(await world.verifyExport(exported, undefined, [bent]))).toEqual([
      { fault: 'checkpoint', size: 8, reason: 'signature', kept: true },
    ]);
  });
});

describe('The verification of a database that was put back from before', () => {
  it('lists the loss that the log declares, and takes nothing that it explains for damage', async () => {
    const whole = await world.export();
    const lines = (await readFile(join(whole, 'checkpoints.jsonl'), 'utf8')).trim().split('\n');
    const notes = lines.map((line) => (JSON.parse(line) as { note: string }).note);
    const verification = await world.verifyRestored([notes.at(0)!, notes.at(-1)!]);
    expect(found(verification)).toEqual([]);
    const [loss, ...others] = verification.declaredLosses;
    expect(others).toEqual([]);
    expect(loss).toMatchObject({ controller: 'antwerpen', stream: 'controller-antwerpen' });
    expect(loss!.from).toBe(loss!.position);
    expect(loss!.to).toBeGreaterThan(loss!.from);
    // Three keys of the plan whose filing was lost: what recorded its end, and each destruction.
    expect(verification.declaredLost).toBeGreaterThanOrEqual(3);
    expect(verification.keptBeforeLoss).toBe(1);
  });
});
