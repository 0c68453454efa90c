import { randomUUID } from 'node:crypto';
import { controllerStream, handle, type Filed } from '@koz/command-handling';
import { controllerDecider, type DepartureCommand } from '@koz/domain';
import {
  instant,
  uuid,
  type ActorId,
  type CommandId,
  type FileHash,
  type KeyThumbprint,
  type OwnDate,
} from '@koz/privacy-types';
import { settableClock } from '@koz/testing';
import { countFigures } from '../testing/count-figures.js';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import type { RegieSummaryAnswer } from './regie-summary.dto.js';

const regie = { role: 'regie', controller: antwerp } as const;

describe('the figures of the regie', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let filed: Filed[];

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
    const across = await region.organisation(mechelen);
    filed = [];
    for (let plan = 0; plan < 13; plan += 1)
      filed.push(await region.file([here], { ...fullInput, postcode: plan < 7 ? '2018' : '9000' }));
    for (let plan = 0; plan < 6; plan += 1)
      await region.file([across], { ...fullInput, postcode: '2800' }, undefined, mechelen);
  });
  afterAll(() => region.close());

  const summary = async (who: Parameters<typeof http.as>[0] = regie) => http.as(who, 'GET', '/regie/summary');
  const bodyOf = async (who?: Parameters<typeof http.as>[0]) =>
    (await summary(who)).json<RegieSummaryAnswer>();
  const cell = ({ margins }: RegieSummaryAnswer, dimension: string, key: string) =>
    margins.find((margin) => margin.dimension === dimension)?.cells.find((each) => each.key === key);

  it('are not there before the first snapshot', async () => {
    const answer = await summary();
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ detail: 'Er zijn nog geen cijfers.' });
  });

  it('are those of the last snapshot: rounded, and suppressed below k', async () => {
    await region.project();
    expect(await countFigures(region)).toEqual([true, true]);
    const answer = await bodyOf();
    expect(answer).toMatchObject({
      controller: 'antwerpen',
      snapshot: { at: '2026-11-23T09:00:00.000Z', day: '2026-11-23', k: 5, roundedTo: 5 },
      filed: { value: 15 },
      applications: { value: 15 },
      overdue: { suppressed: true },
      timeToTakeUp: { suppressed: true },
    });
    expect(answer.snapshot.method).toContain('Aantallen onder 5 worden niet getoond');
    expect(cell(answer, 'status', 'created')).toEqual({ key: 'created', label: 'Nieuw', value: 15 });
    expect(cell(answer, 'status', 'approved')).toEqual({
      key: 'approved',
      label: 'Goedgekeurd',
      suppressed: true,
    });
    expect(cell(answer, 'outcome', 'waiting')).toEqual({
      key: 'waiting',
      label: 'Wacht op een antwoord of een plaats',
      value: 15,
    });
    expect(cell(answer, 'outcome', 'noPlaceOnly')).toEqual({
      key: 'noPlaceOnly',
      label: 'Nergens plaats',
      suppressed: true,
    });
    expect(cell(answer, 'homePostcode', 'outsideRegion')?.label).toBe('Buiten de regio');
    expect(answer.margins.map(({ dimension }) => dimension)).not.toContain('overdueLocation');
  });

  it('are a municipality’s own, and for the agency the sum over all and nothing else', async () => {
    const other = await bodyOf({ role: 'regie', controller: mechelen });
    expect(other).toMatchObject({ controller: 'mechelen', filed: { value: 5 } });
    const sum = await bodyOf({ role: 'agency' });
    expect(sum).toMatchObject({
      controller: null,
      filed: { value: 20 },
      timeToTakeUp: null,
      timeToDecision: null,
    });
    expect(cell(sum, 'municipality', 'Antwerpen')).toMatchObject({ value: 15, partial: true });
    expect(JSON.stringify(sum)).not.toMatch(/"(antwerpen|mechelen)"/);
  });

  it.each(['family', 'servicePoint', 'organiser', 'auditor', 'officer'] as const)(
    'are closed to the role %s',
    async (role) => {
      expect((await summary({ role, controller: antwerp })).statusCode).toBe(403);
    },
  );

  it('are closed to a regie of no municipality', async () => {
    expect((await summary({ role: 'regie' })).statusCode).toBe(403);
  });

  it('stand while fewer than k plans changed, and follow when as many did', async () => {
    const before = await bodyOf();
    region.clock.set(settableClock('2026-11-24T09:00:00.000Z').now());
    for (const plan of filed.slice(0, 4))
      await region.decide(plan, plan.applications[0]!.applicationId, 'accept');
    await region.project();
    expect(await countFigures(region)).toEqual([false, false]);
    expect(await bodyOf()).toEqual(before);
    const fifth = filed[4]!;
    await region.decide(fifth, fifth.applications[0]!.applicationId, 'accept');
    await region.project();
    expect(await countFigures(region)).toEqual([true, false]);
    const after = await bodyOf();
    expect(after.snapshot).toMatchObject({ day: '2026-11-24' });
    expect(cell(after, 'status', 'accepted')).toMatchObject({ value: 5 });
    expect(after.timeToTakeUp).toEqual({ medianWeeks: 0, percentile90Weeks: 0 });
    expect(after.margins.find(({ dimension }) => dimension === 'childAge')).toEqual(
      before.margins.find(({ dimension }) => dimension === 'childAge'),
    );
  });

  it('count a plan whose key is destroyed as unknown', async () => {
    region.clock.set(settableClock('2026-11-25T09:00:00.000Z').now());
    for (const plan of filed.slice(0, 6)) await region.destroy(plan, 'P5Y', 'identity');
    expect(await countFigures(region)).toEqual([true, false]);
    const answer = await bodyOf();
    expect(answer.filed).toEqual({ value: 15 });
    expect(cell(answer, 'priorityRules', 'unknown')).toMatchObject({ label: 'Onbekend', value: 5 });
  });

  it('leave nothing below k and nothing unrounded in the database', async () => {
    const { rows } = await region.db
      .adminPool()
      .query<{ publication: unknown }>(
        'SELECT publication FROM regie.snapshot WHERE publication IS NOT NULL',
      );
    expect(rows.length).toBeGreaterThan(0);
    for (const { publication } of rows)
      for (const [, number] of JSON.stringify(publication).matchAll(
        /"(?:value|plans|applications|overdue)":(\d+)/g,
      ))
        expect(Number(number) % 5).toBe(0);
  });

  it('are no more of a municipality that left, nor in the sum over all', async () => {
    const [first, second] = ['00000000-0000-4000-a000-000000000001', '00000000-0000-4000-a000-000000000002'];
    const effectiveFrom = '2026-12-24' as OwnDate;
    const exportHash = 'ab'.repeat(32) as FileHash;
    const at = instant('2026-12-24T12:00:00Z');
    const before = await bodyOf({ role: 'agency' });
    for (const command of [
      { type: 'proposeDeparture', actor: uuid<ActorId>(first!) },
      {
        type: 'confirmDeparture',
        actor: uuid<ActorId>(second!),
        at: instant('2026-12-01T12:00:00Z'),
        effectiveFrom,
      },
      {
        ...{ type: 'recordExport', fileHash: exportHash, recipient: 'A'.repeat(43) as KeyThumbprint },
        ...{ madeOn: effectiveFrom, to: 1, count: 6 },
      },
      { type: 'beginDeparture', exportHash, at },
      { type: 'completeDeparture' },
    ] satisfies DepartureCommand[]) {
      expect((await bodyOf({ role: 'agency' })).filed).toEqual(before.filed);
      const outcome = await handle(region.commands, {
        stream: controllerStream(mechelen),
        decider: controllerDecider,
        command,
        context: {
          commandId: uuid<CommandId>(randomUUID()),
          actor: uuid<ActorId>(first!),
          scope: { controller: mechelen },
        },
      });
      expect(outcome.outcome).toBe('done');
    }
    expect(await summary({ role: 'regie', controller: mechelen })).toMatchObject({ statusCode: 404 });
    expect((await bodyOf({ role: 'agency' })).filed).toEqual((await bodyOf()).filed);
    expect((await bodyOf({ role: 'agency' })).filed).not.toEqual(before.filed);
  });
});
