import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { masterKeyContract, TransitDouble } from '../testing/index.js';
import { openMasterKey } from './master-key-source.js';

describe('A master key', () => {
  const master = randomBytes(32);
  const secrets = [master.toString('hex').slice(0, 10), [...master.subarray(0, 4)].join(', ')];
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'koz-master-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const settings = (more: object) => ({ keysDir: directory, mayGenerate: false, ...more });

  describe('of a file', () => {
    masterKeyContract(() => {
      const inFile = async (name: string, key: Buffer) => {
        const file = join(directory, name);
        await writeFile(file, `${key.toString('base64')}\n`, { mode: 0o600 });
        return openMasterKey(settings({ file }));
      };
      return { open: () => inFile('one', master), other: () => inFile('other', randomBytes(32)), secrets };
    });
  });

  describe('of the environment', () => {
    masterKeyContract(() => ({
      open: () => openMasterKey(settings({ value: master.toString('hex') })),
      other: () => openMasterKey(settings({ value: randomBytes(32).toString('base64') })),
      secrets,
    }));
  });

  describe('of a transit engine', () => {
    let double: TransitDouble;
    beforeAll(async () => {
      double = await TransitDouble.start();
      double.createKey('koz');
      double.createKey('other');
    });
    afterAll(() => double.close());

    masterKeyContract(() => {
      const tokens = { koz: double.token('koz'), other: double.token('other') };
      const open = async (key: 'koz' | 'other') => {
        const tokenFile = join(directory, `token-${key}`);
        await writeFile(tokenFile, `${tokens[key]}\n`);
        return openMasterKey(settings({ transit: { url: double.url, mount: 'transit', key, tokenFile } }));
      };
      return { open: () => open('koz'), other: () => open('other'), secrets: [tokens.koz] };
    });
  });
});
