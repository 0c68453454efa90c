import type { NewCarePlanEvent } from '@koz/events';
import type { Instant, OwnDate } from '@koz/privacy-types';
import { given } from '@koz/testing';
import { filing } from '../testing/filing.js';
import {
  anonymise,
  anonymised,
  firstOfficer,
  generalise,
  generalised,
  held,
  holdId,
  lifted,
  liftRequested,
  placeHold,
  secondOfficer,
} from '../testing/forgetting.js';
import { carePlanDecider } from './care-plan.js';
import { checkFiling } from './filing.js';

const checked = checkFiling(filing());
if (!checked.ok) throw new Error('the filing of these tests must be right');
const filed: NewCarePlanEvent = { type: 'CarePlanFiled', data: checked.value };
const withdrawn: NewCarePlanEvent = { type: 'CarePlanWithdrawn', data: {} };

describe('A legal hold', () => {
  it('is placed once, with its reason and the day on which it ends', () => {
    given(carePlanDecider, [filed]).when(placeHold).then([held]);
    given(carePlanDecider, [filed, held]).when(placeHold).then([]);
  });

  it('is placed on a plan that was withdrawn as on any other', () => {
    given(carePlanDecider, [filed, withdrawn]).when(placeHold).then([held]);
  });

  it.each(['2029-02-02', '2029-02-01', '2028-06-30'])(
    'does not end on a day that is no longer to come: %s',
    (expires) => {
      given(carePlanDecider, [filed])
        .when({ ...placeHold, expires: expires as OwnDate })
        .thenRefused('holdExpired');
    },
  );

  it('stops the clock of its plan until the day on which it ends', () => {
    given(carePlanDecider, [filed, held]).when(generalise).thenRefused('underLegalHold', {
      until: '2029-06-30',
    });
    given(carePlanDecider, [filed, held]).when(anonymise).thenRefused('underLegalHold');
    const lastMinute = '2029-06-29T21:59:59.999Z' as Instant;
    given(carePlanDecider, [filed, held])
      .when({ ...generalise, at: lastMinute })
      .thenRefused('underLegalHold');
    const firstMinuteAfter = '2029-06-29T22:00:00.000Z' as Instant;
    given(carePlanDecider, [filed, held])
      .when({ ...generalise, at: firstMinuteAfter })
      .then([generalised]);
  });

  it('is lifted by two people, and then stops nothing', () => {
    given(carePlanDecider, [filed, held])
      .when({ type: 'requestHoldLift', holdId, actor: firstOfficer })
      .then([liftRequested]);
    given(carePlanDecider, [filed, held, liftRequested])
      .when({ type: 'liftHold', holdId, actor: secondOfficer })
      .then([lifted]);
    given(carePlanDecider, [filed, held, liftRequested, lifted]).when(generalise).then([generalised]);
  });

  it('is not lifted by who asked for it, nor before anybody did', () => {
    given(carePlanDecider, [filed, held, liftRequested])
      .when({ type: 'liftHold', holdId, actor: firstOfficer })
      .thenRefused('secondPersonNeeded');
    given(carePlanDecider, [filed, held])
      .when({ type: 'liftHold', holdId, actor: secondOfficer })
      .thenRefused('liftNotRequested');
    given(carePlanDecider, [filed, held, liftRequested]).when(generalise).thenRefused('underLegalHold');
  });

  it('keeps its first person when others ask for the same', () => {
    given(carePlanDecider, [filed, held, liftRequested])
      .when({ type: 'requestHoldLift', holdId, actor: secondOfficer })
      .then([]);
  });

  it('must be there to be lifted', () => {
    given(carePlanDecider, [filed])
      .when({ type: 'requestHoldLift', holdId, actor: firstOfficer })
      .thenRefused('unknownHold');
    given(carePlanDecider, [filed, held, liftRequested, lifted])
      .when({ type: 'liftHold', holdId, actor: secondOfficer })
      .thenRefused('unknownHold');
  });

  it('comes too late for precise values once they are generalised, and in time for what is left', () => {
    given(carePlanDecider, [filed, generalised]).when(placeHold).thenRefused('alreadyGeneralised');
    given(carePlanDecider, [filed, generalised])
      .when({ ...placeHold, keeps: 'whatIsLeft' })
      .then([held]);
    given(carePlanDecider, [filed, generalised, held]).when(anonymise).thenRefused('underLegalHold');
  });

  it.each(['everything', 'whatIsLeft'] as const)(
    'comes too late for %s of a plan without identity',
    (keeps) => {
      given(carePlanDecider, [filed, anonymised()])
        .when({ ...placeHold, keeps })
        .thenRefused('anonymised');
    },
  );
});
