import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectingLogger } from '@koz/testing';
import { accountFor, closedOnTheWay, nearestExisting } from './account.js';
import { binaries } from './binaries.js';
import { settlePlace } from './place.js';

const isRoot = process.getuid?.() === 0;

describe('The place of the data', () => {
  let temporary: string;
  let closed: string;

  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), 'koz-place-'));
    chmodSync(temporary, 0o755);
    closed = join(temporary, 'closed');
    mkdirSync(join(closed, 'checkout'), { recursive: true });
  });
  afterEach(() => {
    chmodSync(closed, 0o755);
    rmSync(temporary, { recursive: true, force: true });
  });

  /** Root's own directory stops the account that the server runs as; for an ordinary user, one without any right. */
  const close = () => chmodSync(closed, isRoot ? 0o700 : 0o000);

  it('is the one asked for when the server can get there', async () => {
    const wanted = join(temporary, 'data', 'postgres');
    const place = await settlePlace(wanted, collectingLogger());
    expect(place.home).toBe(wanted);
    expect(place.account.uid).not.toBe(0);
  });

  it('is another one, durable and remembered, when the way is closed to the server, and the log says so', async () => {
    const wanted = join(closed, 'checkout', 'data', 'postgres');
    const durable = join(temporary, 'var');
    mkdirSync(durable);
    close();
    const logger = collectingLogger();
    const first = await settlePlace(wanted, logger, [durable]);
    expect(first.home.startsWith(`${durable}/kinderopvangzoeker/data-`)).toBe(true);
    expect(logger.lines()).toEqual([
      expect.objectContaining({ level: 'warn', directory: first.home, instead: wanted }),
    ]);
    expect((await settlePlace(wanted, logger, [durable])).home).toBe(first.home);
  });

  it('is refused with advice when no durable place is left', async () => {
    const wanted = join(closed, 'checkout', 'data', 'postgres');
    close();
    await expect(settlePlace(wanted, collectingLogger(), [])).rejects.toThrow('KOZ_DATA_DIR');
  });

  it('is open to the server whatever the umask says', async () => {
    const wanted = join(temporary, 'a', 'b', 'postgres');
    const before = process.umask(0o077);
    try {
      const { home, account } = await settlePlace(wanted, collectingLogger());
      expect(closedOnTheWay(home, account)).toBeUndefined();
    } finally {
      process.umask(before);
    }
  });

  it('knows the first directory that an account may not enter', () => {
    const stranger = { uid: 4_000_001, gid: 4_000_001 };
    chmodSync(closed, 0o750);
    expect(closedOnTheWay(join(closed, 'checkout', 'not', 'there'), stranger)).toBe(closed);
    chmodSync(closed, 0o751);
    expect(closedOnTheWay(join(closed, 'checkout', 'not', 'there'), stranger)).toBeUndefined();
  });

  it('takes what lies behind a closed directory for absent', () => {
    expect(nearestExisting(join(closed, 'checkout', 'x', 'y'))).toBe(join(closed, 'checkout'));
  });

  it('keeps the server programs where the server can run them', async () => {
    const native = join(closed, 'native');
    mkdirSync(join(native, 'bin'), { recursive: true });
    mkdirSync(join(native, 'lib'));
    writeFileSync(join(native, '..', 'package.json'), '{"version":"18.4.0"}');
    writeFileSync(join(native, 'bin', 'postgres'), 'program');
    writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
    const home = join(temporary, 'home');
    mkdirSync(home);
    const stranger = { uid: 4_000_001, gid: 4_000_001, isOther: true, ownsFiles: false };

    const reachable = await binaries(home, stranger, collectingLogger(), native);
    expect(reachable.postgres).toBe(join(native, 'bin', 'postgres'));

    chmodSync(closed, 0o700);
    const logger = collectingLogger();
    const copied = await binaries(home, stranger, logger, native);
    expect(copied.postgres).toBe(join(home, 'server-18.4.0', 'bin', 'postgres'));
    expect(await binaries(home, stranger, logger, native)).toEqual(copied);
    expect(logger.messages()).toHaveLength(1);
  });

  it('runs the server as an account that is not root', () => {
    expect(accountFor(temporary)).toMatchObject({ isOther: isRoot });
    expect(accountFor(temporary).uid).toBeGreaterThan(0);
  });
});
