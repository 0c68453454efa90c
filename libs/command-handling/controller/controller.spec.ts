import { randomUUID } from 'node:crypto';
import { disclosedFields, type DisclosurePolicy } from '@koz/events';
import { uuid, type ActorId, type PublicText } from '@koz/privacy-types';
import { antwerp, mechelen, newWorld, typesIn, type World } from '../testing/world.js';
import { MethodsInForce } from './methods-in-force.js';
import { adoptDisclosureMethod, adoptHandlingTerms, registerController } from './set-up.js';

const text = (value: string) => value as PublicText;
const policy = (version: number): DisclosurePolicy => ({
  id: text('all-hidden'),
  version,
  title: text('Alles verborgen'),
  monthsAfterStart: 6,
  columns: [
    {
      key: text('created'),
      title: text('Nieuw'),
      status: ['created'],
      time: ['handling'],
      place: ['none'],
    },
  ],
  cells: Object.fromEntries(disclosedFields.map((field) => [field, ['H']])) as DisclosurePolicy['cells'],
});

describe('setting a controller up', () => {
  let world: World;
  const context = { controller: antwerp, actor: uuid<ActorId>(randomUUID()) };
  beforeEach(() => (world = newWorld()));

  const register = (name = 'Antwerpen') =>
    registerController(world, context, { name: text(name), region: 'eu-be' });
  const adopt = (version = 1, ground: 'regionDefault' | 'lokAdvice' = 'regionDefault') =>
    adoptDisclosureMethod(world, context, { policy: policy(version), ground });

  it('takes effect once, however often it is done', async () => {
    for (let time = 0; time < 2; time++) {
      expect(await register()).toMatchObject({ outcome: 'done', revision: 0, replayed: time > 0 });
      expect(await adopt()).toMatchObject({ outcome: 'done', revision: 1, replayed: time > 0 });
    }
    expect(typesIn(world)).toEqual(['ControllerRegistered', 'DisclosureMethodAdopted']);
  });

  it('adopts terms once, however often the same are adopted', async () => {
    await register();
    const terms = {
      takeUpDays: 30,
      confirmDays: 0,
      handling: 'continuous',
      ground: 'councilDecision',
    } as const;
    for (let time = 0; time < 2; time++)
      expect(await adoptHandlingTerms(world, context, terms)).toMatchObject({
        outcome: 'done',
        state: { terms: [terms] },
        replayed: time > 0,
      });
    expect(typesIn(world)).toEqual(['ControllerRegistered', 'HandlingTermsAdopted']);
  });

  it('refuses to register another under the same id', async () => {
    await register();
    expect(await register('Andere')).toMatchObject({ refusal: { code: 'alreadyRegistered' } });
  });

  it('refuses another document under a version that was adopted', async () => {
    await register();
    await adopt();
    expect(await adopt(1, 'lokAdvice')).toMatchObject({ refusal: { code: 'policyVersionNotNewer' } });
  });

  it('adopts nothing for who is not registered', async () => {
    expect(await adopt()).toMatchObject({ refusal: { code: 'notRegistered' } });
    expect(world.store.log).toHaveLength(0);
  });

  describe('gives a method in force', () => {
    let methods: MethodsInForce;
    beforeEach(() => (methods = new MethodsInForce(world)));

    it('only once one is adopted', async () => {
      expect(await methods.of(antwerp)).toBeUndefined();
      await register();
      expect(await methods.of(antwerp)).toBeUndefined();
      await adopt();
      expect(await methods.of(antwerp)).toMatchObject({ id: 'all-hidden', version: 1 });
      expect(await methods.of(mechelen)).toBeUndefined();
    });

    it('that is the newest, from the moment of its adoption', async () => {
      await register();
      await adopt(1);
      await methods.of(antwerp);
      await adopt(2);
      expect(await methods.of(antwerp)).toMatchObject({ version: 2 });
    });

    it('by asking once for all who want it at the same time', async () => {
      await register();
      await adopt();
      const heads = jest.spyOn(world.store, 'heads');
      const readStream = jest.spyOn(world.store, 'readStream');
      await Promise.all(Array.from({ length: 100 }, () => methods.of(antwerp)));
      await Promise.all(Array.from({ length: 100 }, () => methods.of(antwerp)));
      expect(heads.mock.calls.length).toBeLessThanOrEqual(4);
      expect(readStream).toHaveBeenCalledTimes(1);
    });

    it('again after the store was out of reach', async () => {
      await register();
      await adopt();
      const heads = jest.spyOn(world.store, 'heads').mockRejectedValueOnce(new Error('gone'));
      await expect(methods.of(antwerp)).rejects.toThrow('gone');
      heads.mockRestore();
      expect(await methods.of(antwerp)).toMatchObject({ version: 1 });
    });
  });
});
