import { randomUUID } from 'node:crypto';
import { controllerStream, handle } from '@koz/command-handling';
import { controllerDecider, type DepartureCommand } from '@koz/domain';
import { instant, uuid, type CommandId, type PublicText } from '@koz/privacy-types';
import { antwerp, mechelen, Region } from '../testing/region.js';

describe('What is told of a controller that leaves', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  const officer = (person: number) => ({ role: 'officer', controller: antwerp, person }) as const;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    await region.organisation(antwerp, { name: 'Appel' as PublicText });
    await region.organisation(mechelen, { name: 'Beer' as PublicText });
  });
  afterAll(() => region.close());

  const decide = async (command: DepartureCommand) => {
    const outcome = await handle(region.commands, {
      stream: controllerStream(antwerp),
      decider: controllerDecider,
      command,
      context: {
        commandId: uuid<CommandId>(randomUUID()),
        actor: await region.actorOf(officer(1)),
        scope: { controller: antwerp },
      },
    });
    expect(outcome.outcome).toBe('done');
  };
  const departure = async (person = 1) =>
    (await http.get('/privacy/departure', officer(person))).json() as Record<string, unknown>;
  const listed = async () =>
    ((await http.get('/controllers')).json() as { items: Record<string, unknown>[] }).items.map(
      ({ controller, departure }) => [controller, departure],
    );
  const offered = async (query = '') =>
    ((await http.get(`/locations${query}`)).json() as { items: { name: string }[] }).items.map(
      ({ name }) => name,
    );

  it('is nothing while it stays, and to its officers alone that somebody proposed it', async () => {
    expect(await departure()).toMatchObject({ state: 'none', mayConfirm: false, mayWithdraw: false });
    await decide({ type: 'proposeDeparture', actor: await region.actorOf(officer(1)) });
    expect(await departure(1)).toMatchObject({ state: 'proposed', mayConfirm: false, mayWithdraw: true });
    expect(await departure(2)).toMatchObject({ state: 'proposed', mayConfirm: true, effectiveFrom: null });
    expect((await http.get('/privacy/departure', { role: 'regie', controller: antwerp })).statusCode).toBe(
      403,
    );
    expect(await listed()).toEqual([
      ['antwerpen', null],
      ['mechelen', null],
    ]);
  });

  it('is to anyone that it is announced, and from its day on that it is closed, its locations no longer offered', async () => {
    const { clock } = region;
    await decide({ type: 'confirmDeparture', actor: await region.actorOf(officer(2)), at: clock.now() });
    expect(await departure()).toMatchObject({ state: 'confirmed', mayWithdraw: true, exportHash: null });
    expect(await listed()).toContainEqual(['antwerpen', 'announced']);
    expect(await offered()).toEqual(['Appel', 'Beer']);
    const { effectiveFrom } = (await departure()) as { effectiveFrom: string };
    clock.set(instant(`${effectiveFrom}T12:00:00Z`));
    expect(await departure()).toMatchObject({ state: 'inEffect', mayWithdraw: false, mayConfirm: false });
    expect(await listed()).toContainEqual(['antwerpen', 'closed']);
    expect(await offered()).toEqual(['Beer']);
    expect(await offered('?municipality=Antwerpen')).toEqual([]);
  });
});
