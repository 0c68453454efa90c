import { method1, method2 } from '@koz/disclosure';
import { heldAgainst, type ViewThen } from '@koz/replay';
import { allMigrations } from '@koz/schema';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { newPlace, removePlace, World, type Place } from '../retention/retention-world.js';
import { WatchedPlans } from './watched-plans.js';

interface Replay {
  readonly views: readonly ViewThen[];
  readonly unreadable: readonly string[];
}

/** What a plan asks under method 1. All values are invented. */
const plan = {
  controller: 'antwerpen',
  parent: { firstName: 'Noor', lastName: 'Voorbeeld', birthDate: '1990-05-06' },
  child: { birthDate: '2026-12-02', expected: true },
  address: { street: 'Voorbeelddreef', number: '7' },
  postcode: '2018',
  priorityRules: ['singleParent'],
  startDate: '2027-03-01',
  endDate: '2029-02-28',
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'acrossBorders',
};

jest.setTimeout(240_000);

describe('The replay as of each event of a plan', () => {
  let db: TestDatabase;
  let place: Place;
  let world: World;
  let plans: WatchedPlans;

  beforeEach(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
    world = await World.open(place);
    await world.settle();
    plans = await WatchedPlans.open(world);
  });
  afterEach(async () => {
    await plans.close();
    await world.close();
    await db.drop();
    await removePlace(place);
  });

  /** Compares every record with the replay as it is now; answers which fields may have been something else as well. */
  async function compared(): Promise<{ fields: number; ambiguous: string[]; types: string[] }> {
    const ambiguous: string[] = [];
    let fields = 0;
    for (const { cut, answers, type } of plans.recorded) {
      const { views } = (await plans.replay(cut)) as unknown as Replay;
      const held = heldAgainst(views, answers);
      expect([type, cut, held.differences]).toEqual([type, cut, []]);
      fields += held.fields;
      ambiguous.push(...held.uncertain);
    }
    return {
      fields,
      ambiguous: [...new Set(ambiguous)].sort(),
      types: plans.recorded.map(({ type }) => type),
    };
  }

  it('equals what organisers, family, pool and regie were answered, while the keys are there and when all are gone', async () => {
    await plans.adopt(method1);
    await plans.file(plan);
    plans.at('2026-11-25T09:00:00Z');
    await plans.organiser(0, 'accept');
    await plans.organiser(1, 'no-place', { reason: 'groupFull' });
    await plans.organiser(2, 'accept');
    await plans.regie('POST', '/emergency-listing', { reason: 'urgentWork' });
    plans.at('2026-12-10T09:00:00Z');
    await plans.family('PATCH', '/personal-data', {
      parent: { email: 'noor@voorbeeld.be' },
      child: { birthDate: '2026-12-05', expected: false },
    });
    await plans.organiser(0, 'approve');
    plans.at('2026-12-12T09:00:00Z');
    await plans.family('POST', '/decline-place');
    await plans.organiser(2, 'approve');
    await plans.family('POST', '/confirm-place');
    await plans.lookAt('2028-01-15T09:00:00Z');
    // Late: the child is 2.5 from the first of June on.
    await plans.lookAt('2029-06-01T01:00:00Z');
    const whileThere = await compared();
    expect(whileThere.ambiguous).toEqual([]);
    plans.at('2029-06-01T03:00:00Z');
    await plans.retention();
    await plans.lookAt('2030-02-01T09:00:00Z');
    plans.at('2031-12-01T03:00:00Z');
    await plans.retention();
    const late = plans.recorded.findIndex(({ cut }) => cut.includes('2029-06-01'));
    const [ofLate] = plans.recorded.splice(late, 1);
    const { ambiguous, types, fields } = await compared();
    expect(types).toEqual(
      expect.arrayContaining([
        ...['CarePlanFiled', 'ApplicationCreated', 'ApplicationMarkedNoPlace', 'EmergencyListed'],
        ...['PersonalDataRectified', 'PlaceFound', 'ApplicationApproved', 'PlaceDeclined', 'PlaceConfirmed'],
        ...[
          'ApplicationWithdrawn',
          'PersonalDataGeneralised',
          'PersonalDataAnonymised',
          'PersonalDataKeyShredded',
        ],
      ]),
    );
    // At 5 years the two last keys are recorded in one append: nobody can be answered in between.
    expect(types.filter((type) => type === 'PersonalDataKeyShredded')).toHaveLength(2);
    expect(fields).toBeGreaterThan(1000);
    // By the log alone only this cannot be told any more: whether the family had shared its plan with all locations.
    expect(ambiguous).toEqual(['pool']);
    // What was late then is read from the birth date alone, and its key is gone: the replay says that it assumes.
    const lateReplay = (await plans.replay(ofLate!.cut)) as unknown as Replay;
    expect(lateReplay.unreadable).toContain('birthMonth');
  });

  it('equals what was answered of a plan that its family has erased', async () => {
    await plans.adopt(method1);
    await plans.file({ ...plan, sharing: 'allLocations' });
    await plans.organiser(0, 'accept');
    await plans.organiser(1, 'accept');
    await plans.organiser(0, 'approve');
    plans.at('2026-12-12T09:00:00Z');
    await plans.family('DELETE', '', undefined);
    await plans.retention();
    const { ambiguous, types } = await compared();
    expect(types).toEqual(expect.arrayContaining(['ErasureRequested', 'PersonalDataAnonymised']));
    expect(ambiguous).toEqual(['pool']);
  });

  it('names every way it may have been, where the method asks what no key opens any more', async () => {
    await plans.adopt(method2);
    const { firstName, lastName } = plan.parent;
    await plans.file({
      ...plan,
      parent: { firstName, lastName, email: 'a@voorbeeld.be', phone: '+32470123456' },
    });
    await plans.organiser(0, 'accept');
    await plans.organiser(0, 'approve');
    await plans.family('POST', '/confirm-place');
    await plans.lookAt('2027-08-15T09:00:00Z');
    await plans.lookAt('2027-09-15T09:00:00Z');
    expect((await compared()).ambiguous).toEqual([]);
    plans.at('2029-06-01T03:00:00Z');
    await plans.retention();
    plans.at('2031-12-01T03:00:00Z');
    await plans.retention();
    const { ambiguous } = await compared();
    expect(ambiguous).toContain('organiser parent.lastName');
    expect(ambiguous.filter((each) => !/^(organiser .*|pool.*)$/.test(each))).toEqual([]);
  });
});
