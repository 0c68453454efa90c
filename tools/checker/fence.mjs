import { Buffer } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { integer, sha256 } from './bytes.mjs';

const part = 'fence';
const headerLength = 9 + 16 + 8 + 32 + 8 + 8;

/** The files of the fence (docs/stored-form.md), beside the keys that the log destroyed and their certificates. */
export async function checkFence(sql, report, { shredded }, directory) {
  const [known] = await sql(`SELECT directory_id::text AS id FROM vault.fence_directory`);
  const { id } = JSON.parse(await readFile(join(directory, 'directory.json'), 'utf8'));
  if (known?.id !== id) report.differs(part, 'the directory is not that of the database');
  const fenced = new Map();
  for (const { name: controller } of (await readdir(directory, { withFileTypes: true })).filter((each) =>
    each.isDirectory(),
  )) {
    const certificates = (
      await sql(`SELECT certificate FROM audit.certificate WHERE controller = $1 ORDER BY sequence`, [
        controller,
      ])
    ).map(({ certificate }) => certificate);
    const entries = await entriesOf(report, join(directory, controller), controller);
    report.compare(part, `${controller}: entries, and certificates`, entries.length, certificates.length);
    entries.forEach(({ kind, keyId, certificate }, index) => {
      if (kind === 'shredding') fenced.set(keyId, `entry ${index + 1} of ${controller}`);
      if (!certificates[index]?.equals(Buffer.from(certificate, 'base64')))
        report.differs(part, `${controller}: entry ${index + 1} has another certificate`);
    });
  }
  report.compare(part, 'keys destroyed, and entries of it', shredded.size, fenced.size);
  for (const [id, { position }] of shredded)
    if (!fenced.has(id))
      report.differs(part, `key ${id}: destroyed at position ${position}, and not in the fence`);
  for (const [id, where] of fenced)
    if (!shredded.has(id)) report.differs(part, `${where}: no event destroyed key ${id}`);
}

async function entriesOf(report, directory, controller) {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.fence')).sort();
  const entries = [];
  let previous = Buffer.alloc(32);
  for (const file of files) {
    const bytes = await readFile(join(directory, file));
    for (let at = headerLength; at + 16 <= bytes.length;) {
      const length = bytes.readUInt32BE(at);
      const end = at + 16 + length + 32;
      // A torn last entry was never acknowledged.
      if (end > bytes.length || length === 0) break;
      const number = integer(entries.length + 1, 8);
      const body = bytes.subarray(at + 16, end - 32);
      const hash = sha256('koz/fence-record/v1\n', previous, number, body);
      if (!hash.equals(bytes.subarray(end - 32, end))) {
        report.differs(part, `${controller}: entry ${entries.length + 1} is damaged`);
        return entries;
      }
      entries.push(JSON.parse(body.toString('utf8')));
      previous = hash;
      at = end;
    }
  }
  return entries;
}
