import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { controllerId } from '@koz/privacy-types';
import { openMasterKey } from './master-key-source.js';
import type { MasterKeyProvider } from './master-key.port.js';

const antwerpen = controllerId('antwerpen');
const mechelen = controllerId('mechelen');
const secret = randomBytes(32);
const master = randomBytes(32);

let keysDir: string;
const fileOf = (name: string): string => join(keysDir, name);
const settings = (more: object = {}) => ({ keysDir, mayGenerate: false, ...more });

beforeEach(async () => (keysDir = await mkdtemp(join(tmpdir(), 'koz-master-'))));
afterEach(() => rm(keysDir, { recursive: true }));

async function open(one: MasterKeyProvider, other: MasterKeyProvider, controller = antwerpen) {
  return other.unwrap(controller, 'name', await one.wrap(antwerpen, 'name', secret));
}

describe('the master key', () => {
  it('is the same from the environment and from a file, in any of its forms', async () => {
    const first = await openMasterKey(settings({ value: master.toString('base64') }));
    const file = fileOf('given');
    for (const content of [master, master.toString('hex'), `${master.toString('base64')}\n`]) {
      await writeFile(file, content);
      expect(await open(first, await openMasterKey(settings({ file })))).toEqual(secret);
    }
    for (const value of [master.toString('hex').toUpperCase(), master.toString('base64url')])
      expect(await open(first, await openMasterKey(settings({ value })))).toEqual(secret);
  });

  it('is made for development, readable by its owner only, and found again', async () => {
    const first = await openMasterKey(settings({ mayGenerate: true }));
    expect((await stat(fileOf('master.key'))).mode & 0o777).toBe(0o600);
    expect(await open(first, await openMasterKey(settings({ mayGenerate: true })))).toEqual(secret);
  });

  it('is one and the same for all who make it at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, () => openMasterKey(settings({ mayGenerate: true }))),
    );
    for (const one of made) expect(await open(made[0]!, one)).toEqual(secret);
    expect(await readdir(keysDir)).toEqual(['master.key']);
  });

  it('is not made by who wants the one that is there', async () => {
    const here = settings({ mayGenerate: true, onlyIfThere: true });
    await expect(openMasterKey(here)).rejects.toThrow('nog geen hoofdsleutel');
    expect(await readdir(keysDir)).toEqual([]);
    const made = await openMasterKey(settings({ mayGenerate: true }));
    expect(await open(made, await openMasterKey(here))).toEqual(secret);
  });

  it('is not made where it must be given', async () => {
    await expect(openMasterKey(settings())).rejects.toThrow('verplicht');
    expect(await readdir(keysDir)).toEqual([]);
  });

  it('is refused when it is given twice, or is not 32 bytes, without being repeated', async () => {
    const value = 'not-quite-a-key';
    await expect(openMasterKey(settings({ file: 'x', value }))).rejects.toThrow('geef er één');
    const error: unknown = await openMasterKey(settings({ value })).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'MasterKeyError' });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(value);
    await writeFile(fileOf('short'), randomBytes(31));
    await expect(openMasterKey(settings({ file: fileOf('short') }))).rejects.toThrow('KOZ_MASTER_KEY_FILE');
    await expect(openMasterKey(settings({ file: fileOf('absent') }))).rejects.toMatchObject({
      name: 'MasterKeyError',
      message: 'het bestand van KOZ_MASTER_KEY_FILE kan niet gelezen worden (ENOENT)',
    });
  });

  it('wraps for one controller what does not open for another, nor under another name', async () => {
    const key = await openMasterKey(settings({ value: master.toString('hex') }));
    expect(await open(key, key, mechelen)).toBeUndefined();
    expect(await key.unwrap(antwerpen, 'other', await key.wrap(antwerpen, 'name', secret))).toBeUndefined();
    expect(await key.unwrap(antwerpen, 'name', Buffer.alloc(3))).toBeUndefined();
  });

  it('shows nothing when it is inspected', async () => {
    const key = await openMasterKey(settings({ mayGenerate: true }));
    await key.wrap(antwerpen, 'name', secret);
    const bytes = Buffer.from((await readFile(fileOf('master.key'), 'utf8')).trim(), 'base64');
    const shown = inspect(key, { depth: 20, showHidden: true }) + JSON.stringify(key);
    expect(shown).not.toContain(bytes.toString('hex').slice(0, 8));
    expect(shown).not.toContain([...bytes.subarray(0, 4)].join(', '));
  });
});
