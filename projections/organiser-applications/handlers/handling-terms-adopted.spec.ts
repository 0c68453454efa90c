import { controllerId } from '@koz/privacy-types';
import { applicationId, createdPayload, filed, projected, rowsAfter } from '../testing/events.js';

const terms = (takeUpDays: number, controller = controllerId('antwerpen'), confirmDays = 14) =>
  projected('HandlingTermsAdopted', {
    controller,
    stream: { kind: 'controller', id: controller },
    payload: { takeUpDays, confirmDays, handling: 'continuous', ground: 'councilDecision' },
  });
const created = projected('ApplicationCreated', { payload: createdPayload });

describe('HandlingTermsAdopted', () => {
  it('gives applications that are made from then on the days of the terms in force', () => {
    expect(rowsAfter(terms(14), created).application?.answer_by).toBe('2026-07-15');
    expect(rowsAfter(terms(14), terms(30), created).application?.answer_by).toBe('2026-07-31');
  });

  it('leaves the date of an application that was made before', () => {
    expect(rowsAfter(...filed, terms(14)).application).toEqual(rowsAfter(...filed).application);
  });

  it('gives places that are found from then on the days of the terms in force, and no earlier one', () => {
    const found = projected('PlaceFound', { payload: { applicationId } });
    const adopted = terms(14, controllerId('antwerpen'), 7);
    expect(rowsAfter(...filed, adopted, found).application?.confirm_by).toBe('2026-07-08');
    expect(rowsAfter(...filed, found, adopted).application?.confirm_by).toBe('2026-07-15');
  });

  it('is of no concern to the applications of another controller', () => {
    const { application } = rowsAfter(terms(14, controllerId('mechelen')), created);
    expect(application?.answer_by).toBe('2026-07-22');
  });
});
