import { shownDay } from '../../shared/dates/dates.js';
import type { Application } from '../inbox/row-view.js';

const grounds: Readonly<Record<NonNullable<Application['confirmationGround']>, string>> = {
  family: 'bevestigd door het gezin',
  contract: 'bevestigd met het ondertekende contract',
  term: 'bevestigd: het gezin weigerde niet binnen de termijn',
};

/** How the place at this location stands with its family; undefined where none was given here. */
export function confirmationText({ confirmBy, confirmationGround }: Application): string | undefined {
  if (confirmationGround !== null) return grounds[confirmationGround];
  return confirmBy === null
    ? undefined
    : `wacht op het gezin: het kan weigeren tot en met ${shownDay(confirmBy)}`;
}
