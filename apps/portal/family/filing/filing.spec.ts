import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ProblemError, ServerUnreachableError } from '@koz/api-client';
import { Development } from '../../session/development.js';
import { Session } from '../../session/session.js';
import { FamilyApi, type Location } from '../family-api.js';
import { Filing } from './filing.js';

const needsOf = (controller: string) => ({
  controller,
  controllerName: controller,
  method: { title: 'Methode 1' },
  fields: [
    { field: 'parent.firstName', necessity: 'must', from: 'created' },
    { field: 'child.birthDate', necessity: 'must', from: 'created' },
  ],
  priorityRules: { grounds: [] },
});
const location = (locationId: string, controller: string) =>
  ({ locationId, controller, name: `Locatie ${locationId}` }) as Location;
const problem = (status: number, errors: object[] = []) =>
  new ProblemError({ type: 'urn:x:validation', title: '', status, detail: 'Niet goed.', errors } as never);

describe('a filing', () => {
  const api = { filingNeeds: jest.fn(), file: jest.fn() };
  const session = { who: jest.fn(), nowAbout: jest.fn() };
  const development = { follow: jest.fn() };
  const router = { navigate: jest.fn(), navigateByUrl: jest.fn() };
  let filing: Filing;

  beforeEach(() => {
    jest.resetAllMocks();
    api.filingNeeds.mockImplementation(async (controller: string) => needsOf(controller));
    session.who.mockReturnValue({ role: 'family' });
    session.nowAbout.mockResolvedValue(undefined);
    router.navigate.mockResolvedValue(true);
    TestBed.configureTestingModule({
      providers: [
        { provide: FamilyApi, useValue: api },
        { provide: Session, useValue: session },
        { provide: Development, useValue: development },
        { provide: Router, useValue: router },
      ],
    });
    filing = TestBed.inject(Filing);
  });

  const settled = () => TestBed.inject(Filing) && new Promise((resolve) => setTimeout(resolve));
  const fillIn = async (...locations: Location[]) => {
    for (const each of locations) filing.chosen.toggle(each);
    filing.set('parent.firstName', 'Noor');
    filing.set('child.birthDate', '03/04/2027');
    filing.set('sharing', 'acrossBorders');
    TestBed.tick();
    await settled();
    TestBed.tick();
  };

  it('is with the one local government of its locations, or with the one that is picked among several', async () => {
    await fillIn(location('a', 'antwerpen'));
    expect(filing.draft().controller).toBe('antwerpen');
    filing.chosen.toggle(location('b', 'mechelen'));
    TestBed.tick();
    await settled();
    expect(filing.controllers().map(({ controller }) => controller)).toEqual(['antwerpen', 'mechelen']);
    filing.set('controller', 'mechelen');
    expect(filing.needs()?.controller).toBe('mechelen');
  });

  it('leaves out a local government that takes no applications', async () => {
    api.filingNeeds.mockImplementation(async (controller: string) => {
      if (controller === 'gent') throw problem(404);
      return needsOf(controller);
    });
    await fillIn(location('a', 'antwerpen'), location('b', 'gent'));
    expect(filing.draft().controller).toBe('antwerpen');
  });

  it('is with the local government of a service point, wherever the locations are', async () => {
    session.who.mockReturnValue({ role: 'servicePoint', controller: 'antwerpen' });
    await fillIn(location('b', 'mechelen'));
    expect(filing.draft().controller).toBe('antwerpen');
  });

  it('is sent, forgotten, and followed by a session about the plan', async () => {
    api.file.mockResolvedValue({ carePlanId: 'plan', receipt: '7ZK2' });
    await fillIn(location('a', 'antwerpen'));
    await filing.submit();
    expect(api.file.mock.calls[0][0]).toMatchObject({
      controller: 'antwerpen',
      parent: { firstName: 'Noor' },
      child: { birthDate: '2027-04-03' },
      locationIds: ['a'],
    });
    expect(session.nowAbout).toHaveBeenCalledWith('plan');
    expect(router.navigateByUrl).toHaveBeenCalledWith('/gezin/ontvangst');
    expect(filing.filed()).toMatchObject({ answer: { receipt: '7ZK2' }, locationNames: ['Locatie a'] });
    expect(filing.isStarted()).toBe(false);
    expect(filing.chosen.all()).toEqual([]);
  });

  it('leads to the first step with a fault that the server found', async () => {
    api.file.mockRejectedValue(
      problem(400, [
        { field: 'sharing', rule: 'x', message: 'Kies.' },
        { field: 'parent.firstName', rule: 'x', message: 'Te lang.' },
      ]),
    );
    await fillIn(location('a', 'antwerpen'));
    await filing.submit();
    expect(router.navigate).toHaveBeenCalledWith(['/gezin/indienen', 'ouder']);
    await settled();
    expect(filing.faultOf('parent.firstName')).toBe('Te lang.');
    expect(filing.draft()['parent.firstName']).toBe('Noor');
  });

  it('loses nothing to a lost server, and goes again with the same key', async () => {
    api.file.mockRejectedValueOnce(new ServerUnreachableError());
    api.file.mockResolvedValueOnce({ carePlanId: 'plan', receipt: '7ZK2' });
    await fillIn(location('a', 'antwerpen'));
    await filing.submit();
    expect(filing.submission.isLost()).toBe(true);
    expect(filing.draft()['child.birthDate']).toBe('03/04/2027');
    await filing.submit();
    const [first, second] = api.file.mock.calls.map(([body, headers]) => ({ body, headers }));
    expect(second).toEqual(first);
    expect(filing.filed()?.answer.carePlanId).toBe('plan');
  });

  it('is not sent while something is lacking', async () => {
    await fillIn(location('a', 'antwerpen'));
    filing.set('parent.firstName', ' ');
    await filing.submit();
    expect(api.file).not.toHaveBeenCalled();
    expect(router.navigate).toHaveBeenCalledWith(['/gezin/indienen', 'ouder']);
  });
});
