import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CarePlanId, CommandId, ControllerId } from '@koz/privacy-types';
import type { LookupIndex } from '../key-vault.port.js';
import { PostgresCommandBodies } from './postgres-command-bodies.js';
import { PostgresLookupIndex } from './postgres-lookup-index.js';
import { antwerpen, mechelen, newId, openVaultHouse, type VaultHouse } from './vault.fixtures.js';

let house: VaultHouse;
beforeAll(async () => (house = await openVaultHouse()));
afterAll(() => house.close());

/** An index with a keyring of its own, as another process has one. */
const index = (): LookupIndex => new PostgresLookupIndex(house.db.pool('koz_vault'), house.keyring());
const bodies = () => new PostgresCommandBodies(house.db.pool('koz_vault'), house.keyring(), house.clock);
const claimOf = (value: string) => ({
  value,
  carePlanId: newId<CarePlanId>(),
  commandId: newId<CommandId>(),
});
const dump = async (table: string): Promise<string> =>
  JSON.stringify((await house.db.adminPool().query(`SELECT t::text FROM vault.${table} t`)).rows);

describe('a reference that is claimed', () => {
  it('belongs to its first claim, and later claims learn of that one', async () => {
    const [first, later, other] = [claimOf('REF-1'), claimOf('REF-1'), claimOf('REF-2')];
    await expect(index().claim(antwerpen, 'importReference', [first])).resolves.toEqual([
      { carePlanId: first.carePlanId, commandId: first.commandId, first: true },
    ]);
    await expect(index().claim(antwerpen, 'importReference', [other, later])).resolves.toEqual([
      { carePlanId: other.carePlanId, commandId: other.commandId, first: true },
      { carePlanId: first.carePlanId, commandId: first.commandId, first: false },
    ]);
    await expect(index().claim(antwerpen, 'importReference', [first])).resolves.toMatchObject([
      { first: true },
    ]);
    await expect(index().find(antwerpen, 'importReference', 'REF-1')).resolves.toEqual([first.carePlanId]);
  });

  it('twice in one batch belongs to the first of the two', async () => {
    const [one, two] = [claimOf('REF-3'), claimOf('REF-3')];
    const claims = await index().claim(antwerpen, 'importReference', [one, two]);
    expect(claims.map(({ first }) => first)).toEqual([true, false]);
    expect(claims[1]!.carePlanId).toBe(one.carePlanId);
  });

  it('by several processes at once belongs to exactly one of them', async () => {
    const values = Array.from({ length: 30 }, (_, at) => `MANY-${at}`);
    const claimers = await Promise.all(
      Array.from({ length: 6 }, (_, at) => {
        const entries = values.map(claimOf);
        return index().claim(antwerpen, 'importReference', at % 2 ? entries.reverse() : entries);
      }),
    );
    const won = claimers.flat().filter(({ first }) => first);
    expect(won).toHaveLength(30);
    expect(new Set(claimers.flat().map(({ commandId }) => commandId))).toEqual(
      new Set(won.map(({ commandId }) => commandId)),
    );
  });

  it('means nothing to another controller, nor as a value of another kind', async () => {
    await index().claim(antwerpen, 'importReference', [claimOf('REF-4')]);
    await expect(index().find(mechelen, 'importReference', 'REF-4')).resolves.toEqual([]);
    await expect(index().find(antwerpen, 'nationalNumber', 'REF-4')).resolves.toEqual([]);
    await expect(index().claim(mechelen, 'importReference', [claimOf('REF-4')])).resolves.toMatchObject([
      { first: true },
    ]);
  });

  it('of no entries asks nothing', async () => {
    await expect(index().claim(antwerpen, 'importReference', [])).resolves.toEqual([]);
  });
});

describe('a national number that is claimed', () => {
  it('stands in every plan of its bearer, the first one told', async () => {
    const [one, two] = [claimOf('93041712345'), claimOf('93041712345')];
    await index().claim(antwerpen, 'nationalNumber', [one]);
    await expect(index().claim(antwerpen, 'nationalNumber', [two])).resolves.toEqual([
      { carePlanId: one.carePlanId, commandId: one.commandId, first: false },
    ]);
    await expect(index().find(antwerpen, 'nationalNumber', '93041712345')).resolves.toEqual([
      one.carePlanId,
      two.carePlanId,
    ]);
  });

  it('is forgotten with the keys of its plan', async () => {
    const [one, two] = [claimOf('88010112345'), claimOf('88010112345')];
    await index().claim(antwerpen, 'nationalNumber', [one, two]);
    await index().forget(mechelen, 'nationalNumber', [one.carePlanId]);
    await index().forget(antwerpen, 'importReference', [one.carePlanId]);
    await index().forget(antwerpen, 'nationalNumber', [one.carePlanId]);
    await expect(index().find(antwerpen, 'nationalNumber', '88010112345')).resolves.toEqual([two.carePlanId]);
  });

  it('is stored as an HMAC only', async () => {
    await index().claim(antwerpen, 'nationalNumber', [claimOf('77020254321')]);
    const stored = await dump('lookup');
    expect(stored).not.toContain('77020254321');
    expect(stored).not.toContain(Buffer.from('77020254321').toString('hex'));
  });
});

describe('the key of the HMAC rows', () => {
  it('is not made anew while rows of another one are there', async () => {
    await index().claim(antwerpen, 'importReference', [claimOf('REF-5')]);
    const file = join(house.keysDir, antwerpen, 'lookup.json');
    const moved = index();
    await expect(moved.find(antwerpen, 'importReference', 'REF-5')).resolves.toHaveLength(1);
    await rm(file);
    await expect(index().find(antwerpen, 'importReference', 'REF-5')).rejects.toMatchObject({
      name: 'MissingKeyFileError',
      file: 'lookup.json',
    });
    await house.db.adminPool().query('DELETE FROM vault.lookup WHERE controller = $1', [antwerpen]);
    await expect(index().find(antwerpen, 'importReference', 'REF-5')).resolves.toEqual([]);
  });
});

describe('the body of a command', () => {
  const body = Buffer.from('{"parent":{"firstName":"Jozefien"}}');
  const other = Buffer.from('{"parent":{"firstName":"Karel"}}');

  it('may come again, and may not be another', async () => {
    const id = newId<CommandId>();
    await expect(bodies().remember(antwerpen, id, body)).resolves.toBe(true);
    await expect(bodies().remember(antwerpen, id, body)).resolves.toBe(true);
    await expect(bodies().remember(antwerpen, id, other)).resolves.toBe(false);
    await expect(bodies().remember(antwerpen, id, body)).resolves.toBe(true);
    await expect(bodies().remember(mechelen, id, other)).resolves.toBe(true);
  });

  it('sent twice at once with two contents is accepted with one of them', async () => {
    const id = newId<CommandId>();
    const answers = await Promise.all(
      [body, other, body, other].map((sent) => bodies().remember(antwerpen, id, sent)),
    );
    expect(answers.filter(Boolean)).toHaveLength(2);
    expect(answers[0]).toBe(answers[2]);
  });

  it('is stored as an HMAC with the day only', async () => {
    await bodies().remember(antwerpen, newId<CommandId>(), body);
    const stored = await dump('command_body');
    expect(stored).not.toContain('Jozefien');
    expect(stored).not.toContain(body.toString('hex').slice(0, 24));
    expect(stored).not.toMatch(/\d\d:\d\d/);
  });

  it('is remembered the day after, and forgotten the day after that', async () => {
    const id = newId<CommandId>();
    const controller = 'vosselaar' as ControllerId;
    const sameProcess = bodies();
    const start = house.clock.now();
    await sameProcess.remember(controller, id, body);
    house.clock.set('2026-11-24T23:00:00.000Z' as never);
    await expect(sameProcess.remember(controller, id, other)).resolves.toBe(false);
    house.clock.set('2026-11-25T00:00:00.000Z' as never);
    await expect(sameProcess.remember(controller, id, other)).resolves.toBe(true);
    house.clock.set(start);
  });
});
