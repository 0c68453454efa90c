import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Api } from '../../api/api.js';
import { Development } from '../../session/development.js';
import { Session } from '../../session/session.js';
import { Confirm } from '../../shared/confirm/confirm.js';
import { DeparturePage } from './departure-page.js';

const answered = (data: object) => Promise.resolve({ data, response: { ok: true } });
const refused = (status: number, kind: string, errors: object[] = []) =>
  Promise.resolve({
    error: {
      ...{ type: `urn:kinderopvangzoeker:problem:${kind}`, title: '', status },
      ...{ detail: 'Zo kan het niet.', errors },
    },
    response: { ok: false },
  });
const standing = (more: object) => ({
  ...{ controller: 'antwerpen', state: 'none', mayConfirm: false, mayWithdraw: false },
  ...{ effectiveFrom: null, exportHash: null, revision: 7 },
  ...more,
});
const toConfirm = standing({ state: 'proposed', mayConfirm: true, mayWithdraw: true });

describe('The page on which a controller leaves', () => {
  const api = { GET: jest.fn(), POST: jest.fn(), DELETE: jest.fn() };
  const confirm = { ask: jest.fn() };
  let fixture: ComponentFixture<DeparturePage>;

  beforeEach(() => {
    jest.resetAllMocks();
    confirm.ask.mockResolvedValue(true);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Api, useValue: api },
        { provide: Confirm, useValue: confirm },
        {
          provide: Session,
          useValue: { who: signal({ role: 'officer', token: 't', name: 'functionaris' }) },
        },
        { provide: Development, useValue: { now: signal(undefined) } },
      ],
    });
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const show = async (departure: object): Promise<void> => {
    api.GET.mockImplementation(() => answered(departure));
    fixture = TestBed.createComponent(DeparturePage);
    await fixture.whenStable();
  };
  const buttons = () => [...page().querySelectorAll('button')].map((each) => each.textContent.trim());
  const press = async (name: string): Promise<void> => {
    const button = [...page().querySelectorAll('button')].find((each) => each.textContent.trim() === name);
    button!.click();
    await fixture.whenStable();
  };
  const type = (text: string): void => {
    const field = page().querySelector<HTMLInputElement>('#effectiveFrom')!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };

  it.each([
    ['none', {}, ['Stel het vertrek voor']],
    ['proposed by oneself', { state: 'proposed', mayWithdraw: true }, ['Trek het vertrek in']],
    ['proposed by another', toConfirm, ['Bevestig het vertrek', 'Trek het vertrek in']],
    [
      'confirmed',
      { state: 'confirmed', mayWithdraw: true, effectiveFrom: '2026-11-30' },
      ['Trek het vertrek in'],
    ],
    ['in effect', { state: 'inEffect', effectiveFrom: '2026-11-30' }, []],
    ['begun', { state: 'begun', effectiveFrom: '2026-11-30', exportHash: 'ab12' }, []],
    ['left', { state: 'left', effectiveFrom: '2026-11-30', exportHash: 'ab12' }, []],
  ])('offers what may be done when it is %s', async (_state, more, expected) => {
    await show(standing(more));
    expect(buttons()).toEqual(expected);
  });

  it('names the export once its day has come', async () => {
    await show(standing({ state: 'confirmed', effectiveFrom: '2026-11-30', mayWithdraw: true }));
    expect(page().textContent).not.toContain('Export sinds die dag');
    await show(standing({ state: 'inEffect', effectiveFrom: '2026-11-30' }));
    expect(page().textContent).toContain('nog niet gemaakt');
    await show(standing({ state: 'inEffect', effectiveFrom: '2026-11-30', exportHash: 'ab12' }));
    expect(page().querySelector('dd code')?.textContent).toBe('ab12');
  });

  it('proposes after it was asked, on what was read, and says what came of it', async () => {
    await show(standing({}));
    api.POST.mockImplementation(() => answered({ text: 'Het vertrek is voorgesteld.' }));
    confirm.ask.mockResolvedValueOnce(false);
    await press('Stel het vertrek voor');
    expect(api.POST).not.toHaveBeenCalled();
    await press('Stel het vertrek voor');
    expect(api.POST).toHaveBeenCalledTimes(1);
    expect(api.POST).toHaveBeenCalledWith(
      '/api/v1/privacy/departure',
      expect.objectContaining({ headers: expect.objectContaining({ 'if-match': '"7"' }) as object }),
    );
    expect(page().querySelector('koz-outcome')?.textContent).toContain('Het vertrek is voorgesteld.');
    expect(api.GET).toHaveBeenCalledTimes(2);
  });

  it('sends the day that was typed, and none when there is none', async () => {
    await show(toConfirm);
    api.POST.mockImplementation(() => answered({ text: 'Het vertrek is bevestigd.' }));
    const sent = () => (api.POST.mock.lastCall as [string, { body: object }])[1].body;
    await press('Bevestig het vertrek');
    expect(sent()).toEqual({ reason: 'routine' });
    type('15/01/2027');
    await press('Bevestig het vertrek');
    expect(sent()).toEqual({ reason: 'routine', effectiveFrom: '2027-01-15' });
  });

  it('asks nobody about what is no day', async () => {
    await show(toConfirm);
    type('31/02/2027');
    await press('Bevestig het vertrek');
    expect(page().querySelector('#effectiveFrom-fout')?.textContent).toContain('een bestaande dag');
    expect(confirm.ask).not.toHaveBeenCalled();
  });

  it("shows the server's word on a day that is too early at the field, and keeps what was typed", async () => {
    await show(toConfirm);
    const message = 'Dit kan niet ingaan voor 30/11/2026.';
    api.POST.mockImplementation(() =>
      refused(400, 'validation', [{ field: 'effectiveFrom', rule: 'effectiveTooEarly', message }]),
    );
    type('24/11/2026');
    await press('Bevestig het vertrek');
    const field = page().querySelector<HTMLInputElement>('#effectiveFrom')!;
    expect(field.value).toBe('24/11/2026');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(page().querySelector('#effectiveFrom-fout')?.textContent).toContain(message);
    expect(page().querySelector('[role=alert] a')?.textContent).toBe(message);
  });

  it('offers to read again what somebody else decided meanwhile', async () => {
    await show(toConfirm);
    api.DELETE.mockImplementation(() => refused(412, 'stale-revision'));
    await press('Trek het vertrek in');
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Zo kan het niet.');
    api.GET.mockImplementation(() => answered(standing({ revision: 8 })));
    await press('Laad opnieuw');
    expect(page().querySelector('[role=alert]')).toBeNull();
    expect(buttons()).toEqual(['Stel het vertrek voor']);
  });

  it('says that another refusal cannot be helped by reading again', async () => {
    await show(toConfirm);
    api.POST.mockImplementation(() => refused(409, 'second-person-needed'));
    await press('Bevestig het vertrek');
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Zo kan het niet.');
    expect(buttons()).not.toContain('Laad opnieuw');
  });
});
