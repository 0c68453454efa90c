import { TestBed } from '@angular/core/testing';
import { ServerUnreachableError } from '@koz/api-client';
import { FamilyApi } from '../family-api.js';
import { LeavingControllers } from './leaving-controllers.js';

const text = 'Dit lokaal bestuur vertrekt hier: vanaf 30/11/2026 neemt het niets nieuws meer aan.';
const items = [
  { controller: 'antwerpen', name: 'Stad Antwerpen', departure: 'announced', departureText: text },
  { controller: 'lier', name: 'Stad Lier', departure: 'left', departureText: 'Dit bestuur is vertrokken.' },
  { controller: 'mechelen', name: 'Stad Mechelen', departure: null, departureText: null },
];

describe('Local governments that leave', () => {
  const controllers = jest.fn();
  const told = async (among?: readonly string[]): Promise<string[]> => {
    TestBed.configureTestingModule({ providers: [{ provide: FamilyApi, useValue: { controllers } }] });
    const fixture = TestBed.createComponent(LeavingControllers);
    fixture.componentRef.setInput('among', among);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    return [...page.querySelectorAll('p')].map((each) => each.textContent.replace(/\s+/g, ' ').trim());
  };

  it('are told in the sentence of the server, each by its name, and no other', async () => {
    controllers.mockResolvedValue({ items });
    expect(await told()).toEqual([`Stad Antwerpen. ${text}`, 'Stad Lier. Dit bestuur is vertrokken.']);
  });

  it('are told only among those that a plan may be filed with', async () => {
    controllers.mockResolvedValue({ items });
    expect(await told(['antwerpen', 'mechelen'])).toEqual([`Stad Antwerpen. ${text}`]);
    TestBed.resetTestingModule();
    expect(await told([])).toEqual([]);
  });

  it('stand in nobody’s way when the server does not answer', async () => {
    controllers.mockRejectedValue(new ServerUnreachableError());
    expect(await told()).toEqual([]);
  });
});
