import type { Schemas } from '@koz/api-client';
import { roleNames, type TokenRequest, type Who } from './who.js';

/** Where the browser logs in, and the page to show after that. */
export const loginAddress = (to: string): string => `/api/v1/session/login?to=${encodeURIComponent(to)}`;

/** Whose session the server says it is. */
export const whoOf = ({
  role,
  organiserId,
  controller,
  carePlanId,
  carePlanIds,
}: Schemas['SessionAnswer']): Who => ({
  role,
  ...(organiserId === undefined ? {} : { organiserId }),
  ...(controller === undefined ? {} : { controller }),
  ...(carePlanId === undefined ? {} : { carePlanId }),
  carePlanIds,
  name: roleNames[role],
});

/** What a token of development is asked for with. */
export function requestOf({ role, organiserId, controller, carePlanId, person }: Who): TokenRequest {
  return {
    role,
    ...(organiserId === undefined ? {} : { organiserId }),
    ...(controller === undefined ? {} : { controller }),
    ...(carePlanId === undefined ? {} : { carePlanId }),
    ...(person === undefined ? {} : { person }),
  };
}

/**
 * Whether whoever logged in again may go on with what was typed before: the same role for the same organisation and, for
 * a family, a log-in that holds the same plans.
 */
export const isSamePerson = (before: Who, now: Who): boolean =>
  before.role === now.role &&
  before.organiserId === now.organiserId &&
  (before.role === 'family' || before.controller === now.controller) &&
  (before.carePlanIds ?? []).join() === (now.carePlanIds ?? []).join();

/** Why a log-in came to nothing, by the code in the address of the start page. */
const failures: Readonly<Record<string, string>> = {
  mislukt: 'Aanmelden lukte niet. Probeer het opnieuw.',
  'geen-rol':
    'U bent herkend, maar u hebt hier geen rol. Vraag die aan de beheerder van uw organisatie, of meld u aan als burger.',
  later: 'De aanmelddienst antwoordt niet. Probeer het later opnieuw.',
};

/** In words; undefined when nothing failed. An unknown code is a failure all the same. */
export const failureOf = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : Object.hasOwn(failures, code) ? failures[code] : failures['mislukt'];
