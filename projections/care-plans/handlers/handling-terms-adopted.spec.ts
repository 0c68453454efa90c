import { controllerId } from '@koz/privacy-types';
import { applicationId, createdPayload, filed, projected, rowsAfter } from '../testing/events.js';

const terms = (confirmDays: number, controller = controllerId('antwerpen'), takeUpDays = 21) =>
  projected('HandlingTermsAdopted', {
    controller,
    stream: { kind: 'controller', id: controller },
    payload: { takeUpDays, confirmDays, handling: 'continuous', ground: 'councilDecision' },
  });
const found = projected('PlaceFound', { payload: { applicationId }, revision: 1 });

describe('HandlingTermsAdopted', () => {
  it('gives applications that are made from then on the days of the terms in force, and no earlier one', () => {
    const adopted = terms(14, controllerId('antwerpen'), 30);
    const created = projected('ApplicationCreated', { payload: createdPayload });
    expect(rowsAfter(filed[0]!, adopted, created).application?.answer_by).toBe('2026-07-31');
    expect(rowsAfter(...filed, adopted).application?.answer_by).toBe('2026-07-22');
  });

  it('gives places that are found from then on the days of the terms in force', () => {
    expect(rowsAfter(...filed, terms(7), found).plan?.confirm_by).toBe('2026-07-08');
    expect(rowsAfter(...filed, terms(7), terms(30), found).plan?.confirm_by).toBe('2026-07-31');
  });

  it('leaves no day to a place that is found under a term of none', () => {
    expect(rowsAfter(...filed, terms(0), found).plan?.confirm_by).toBe('2026-06-30');
  });

  it('leaves the date of a place that was found before', () => {
    expect(rowsAfter(...filed, found, terms(7)).plan).toEqual(rowsAfter(...filed, found).plan);
  });

  it('is of no concern to the places of another controller', () => {
    expect(rowsAfter(...filed, terms(7, controllerId('mechelen')), found).plan?.confirm_by).toBe(
      '2026-07-15',
    );
  });
});
