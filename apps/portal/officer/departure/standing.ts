import type { Schemas } from '@koz/api-client';
import { shownDay } from '../../shared/dates/dates.js';

type Departure = Schemas['Departure'];
export type DepartureState = Departure['state'];

/** How far the own controller is on its way out, in words. */
export interface Standing {
  /** In a word or two. */
  readonly name: string;
  /** What that means today, and who may do what next; a paragraph each. */
  readonly text: readonly string[];
}

/** What the server says of the departure; what may be done about it, it says itself (`mayConfirm`, `mayWithdraw`). */
export function standingOf({ state, mayConfirm, effectiveFrom }: Departure): Standing {
  const since = effectiveFrom === null ? '' : shownDay(effectiveFrom);
  switch (state) {
    case 'none':
      return { name: 'blijft', text: ['Uw bestuur blijft. Niemand stelde voor om te vertrekken.'] };
    case 'proposed':
      return {
        name: 'voorgesteld',
        text: [
          mayConfirm
            ? 'Een andere functionaris stelde voor dat uw bestuur vertrekt. U kunt dat bevestigen.'
            : 'U stelde voor dat uw bestuur vertrekt. Een andere functionaris moet het bevestigen.',
          'Er verandert nog niets, en alleen de functionarissen van uw bestuur weten ervan.',
        ],
      };
    case 'confirmed':
      return {
        name: 'bevestigd',
        text: [
          `Twee functionarissen beslisten dat uw bestuur vertrekt. Het gaat in op ${since}.`,
          'Tot dan gaat alles door zoals het was, en kan elk van u het nog intrekken.',
        ],
      };
    case 'inEffect':
      return {
        name: 'ingegaan',
        text: [
          `Het vertrek ging in op ${since}. Er komen geen opvangplannen en aanvragen meer bij.`,
          'Het kan niet meer ingetrokken worden. Wat er nu volgt, doet het beheer: zie hieronder.',
        ],
      };
    case 'begun':
      return {
        name: 'begonnen',
        text: [
          `Het vertrek ging in op ${since}. De sleutels van uw bestuur worden nu vernietigd.`,
          'Dat kan niet gestopt en niet ongedaan gemaakt worden. Een bewaring die nog loopt, houdt haar opvangplan tegen.',
        ],
      };
    case 'left':
      return {
        name: 'vertrokken',
        text: [
          'Uw bestuur is hier vertrokken. Alle sleutels zijn vernietigd: niemand kan de gegevens hier nog lezen.',
          'U kunt nog aanmelden om na te kijken wat beslist is, en om de certificaten te lezen.',
        ],
      };
  }
}
