import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { SettableClock } from '@koz/platform';
import { controllerId, instant } from '@koz/privacy-types';
import { DamagedKeyFileError, MissingKeyFileError } from '../key-errors.js';
import { Keyring } from './keyring.js';
import { LocalMasterKey } from './local-master-key.js';

const antwerpen = controllerId('antwerpen');
const mechelen = controllerId('mechelen');
const clock = new SettableClock(instant('2026-11-23T18:00:00Z'));
const allowed = () => Promise.resolve(true);
const forbidden = () => Promise.resolve(false);

let keysDir: string;
let master: LocalMasterKey;
const keyring = (): Keyring => new Keyring({ keysDir, master, clock });
const fileOf = (controller: string, name: string): string => join(keysDir, controller, name);

beforeEach(async () => {
  keysDir = await mkdtemp(join(tmpdir(), 'koz-keys-'));
  master = new LocalMasterKey(randomBytes(32));
});
afterEach(() => rm(keysDir, { recursive: true }));

describe('the epoch keys of a controller', () => {
  it('begin with a first one, which another process then finds', async () => {
    const first = await keyring().firstEpoch(antwerpen, allowed);
    expect(first.epoch).toBe(1);
    const found = await keyring().firstEpoch(antwerpen, forbidden);
    expect(found.secret.bytes).toEqual(first.secret.bytes);
    expect((await keyring().epoch(antwerpen, 1)).secret.bytes).toEqual(first.secret.bytes);
  });

  it('stand in files that only their owner may read, with the secret in wrapped form only', async () => {
    const { secret } = await keyring().firstEpoch(antwerpen, allowed);
    await keyring().lookupKey(antwerpen, allowed);
    expect((await readdir(join(keysDir, antwerpen))).sort()).toEqual(['epoch-000001.json', 'lookup.json']);
    for (const name of await readdir(join(keysDir, antwerpen)))
      expect((await stat(fileOf(antwerpen, name))).mode & 0o777).toBe(0o600);
    expect((await stat(join(keysDir, antwerpen))).mode & 0o777).toBe(0o700);
    const text = await readFile(fileOf(antwerpen, 'epoch-000001.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({
      epoch: 1,
      keyId: expect.any(String),
      wrapped: expect.any(String),
      createdAt: '2026-11-23T18:00:00.000Z',
    });
    expect(text).not.toContain(Buffer.from(secret.bytes).toString('base64').slice(0, 10));
  });

  it('are one and the same for all who make the first one at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, () => keyring().firstEpoch(antwerpen, allowed)),
    );
    expect(new Set(made.map(({ secret }) => Buffer.from(secret.bytes).toString('hex'))).size).toBe(1);
    expect(await readdir(join(keysDir, antwerpen))).toEqual(['epoch-000001.json']);
  });

  it('differ from controller to controller', async () => {
    const ring = keyring();
    const [one, other] = await Promise.all([
      ring.firstEpoch(antwerpen, allowed),
      ring.firstEpoch(mechelen, allowed),
    ]);
    expect(one.secret.bytes).not.toEqual(other.secret.bytes);
  });

  it('are not made anew for a vault that has keys already', async () => {
    await expect(keyring().firstEpoch(antwerpen, forbidden)).rejects.toThrow(MissingKeyFileError);
    await expect(keyring().lookupKey(antwerpen, forbidden)).rejects.toThrow(MissingKeyFileError);
    expect(await readdir(keysDir)).toEqual([]);
  });

  it('are found when another process adds one, and a vault without epochs begins with the highest', async () => {
    const ring = keyring();
    await ring.firstEpoch(antwerpen, allowed);
    await expect(ring.epoch(antwerpen, 2)).rejects.toThrow(MissingKeyFileError);
    const secret = randomBytes(32);
    const keyId = '0b0e1a1e-3f55-4e0c-9a3f-0123456789ab';
    const wrapped = Buffer.from(await master.wrap(antwerpen, `epoch-000002\n${keyId}`, secret));
    await writeFile(
      fileOf(antwerpen, 'epoch-000002.json'),
      JSON.stringify({ epoch: 2, keyId, wrapped: wrapped.toString('base64'), createdAt: clock.now() }),
    );
    expect(Buffer.from((await ring.epoch(antwerpen, 2)).secret.bytes)).toEqual(secret);
    expect((await ring.firstEpoch(antwerpen, forbidden)).epoch).toBe(2);
  });

  it('do not open under another name, for another controller, or with another master key', async () => {
    await keyring().firstEpoch(antwerpen, allowed);
    const text = await readFile(fileOf(antwerpen, 'epoch-000001.json'), 'utf8');
    await writeFile(fileOf(antwerpen, 'epoch-000002.json'), text);
    const refused = { name: 'DamagedKeyFileError', file: 'epoch-000002.json', damage: 'authentication' };
    await expect(keyring().epoch(antwerpen, 1)).rejects.toMatchObject(refused);
    await rm(fileOf(antwerpen, 'epoch-000002.json'));
    await keyring().lookupKey(mechelen, allowed);
    await writeFile(fileOf(mechelen, 'epoch-000001.json'), text);
    await expect(keyring().epoch(mechelen, 1)).rejects.toThrow(DamagedKeyFileError);
    master = new LocalMasterKey(randomBytes(32));
    await expect(keyring().epoch(antwerpen, 1)).rejects.toThrow(DamagedKeyFileError);
  });

  it('in a file that is none are an error that does not repeat the file', async () => {
    await keyring().firstEpoch(antwerpen, allowed);
    for (const content of ['secret words', '{"keyId": "secret words"}', 'null']) {
      await writeFile(fileOf(antwerpen, 'epoch-000001.json'), content);
      const error: unknown = await keyring()
        .epoch(antwerpen, 1)
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'DamagedKeyFileError', damage: 'form' });
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('secret words');
    }
  });

  it('show nothing when they are inspected or turned into JSON', async () => {
    const ring = keyring();
    const epoch = await ring.firstEpoch(antwerpen, allowed);
    const shown = inspect([ring, epoch], { depth: 20, showHidden: true }) + JSON.stringify([ring, epoch]);
    expect(shown).not.toContain(epoch.secret.bytes.slice(0, 4).join(', '));
    expect(shown).not.toContain(Buffer.from(epoch.secret.bytes).toString('hex').slice(0, 8));
  });
});

describe('the lookup key of a controller', () => {
  it('is made once and found again', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => keyring().lookupKey(antwerpen, allowed)));
    const found = await keyring().lookupKey(antwerpen, forbidden);
    for (const { bytes } of made) expect(bytes).toEqual(found.bytes);
  });
});
