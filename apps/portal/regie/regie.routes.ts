import type { Routes } from '@angular/router';
import type { WorkingList } from './cases/working-list-page.js';
import { mayEnter } from '../session/may-enter.js';
import { RegieFigures } from './figures/regie-figures.js';

const figuresPage = () => import('./figures-page/figures-page.js').then(({ FiguresPage }) => FiguresPage);

/** A page of margins: its heading is its title. */
const figures = (path: string, title: string, explanation: string, dimensions: readonly string[]) => ({
  path,
  title,
  loadComponent: figuresPage,
  data: { heading: title, explanation, dimensions },
});

/** A list of cases of the regie itself, which the agency has none of. */
const workingList = (path: string, title: string, explanation: string, list: WorkingList) => ({
  path,
  title,
  canMatch: [mayEnter('regie')],
  loadComponent: () => import('./cases/working-list-page.js').then(({ WorkingListPage }) => WorkingListPage),
  data: { heading: title, explanation, list },
});

export const routes: Routes = [
  {
    path: '',
    providers: [RegieFigures],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Overzicht van de regie',
        loadComponent: () => import('./overview/overview-page.js').then(({ OverviewPage }) => OverviewPage),
      },
      figures(
        'vraag',
        'Welke opvang gezinnen vragen',
        'Elke verdeling staat apart. Twee verdelingen door elkaar zouden gezinnen herkenbaar maken.',
        ['startMonth', 'childAge', 'careParts', 'priorityRules', 'homePostcode'],
      ),
      figures('geen-plaats', 'Geen plaats', 'Wat er van de aanvragen en de opvangplannen geworden is.', [
        'outcome',
        'status',
      ]),
      figures(
        'over-de-grenzen',
        'Over de gemeentegrenzen',
        'Waar gezinnen wonen, en waar ze opvang vragen. Wie buiten de regio woont, telt als "buiten de regio". Van waar naar waar één gezin zoekt, staat er niet: dat zou gezinnen herkenbaar maken.',
        ['homePostcode', 'municipality'],
      ),
      {
        path: 'antwoordtijden',
        title: 'Antwoordtijden',
        canMatch: [mayEnter('regie')],
        loadComponent: () =>
          import('./answer-times/answer-times-page.js').then(({ AnswerTimesPage }) => AnswerTimesPage),
      },
      workingList(
        'begeleiding',
        'Te laat en begeleiding',
        'Gezinnen die vastlopen: nergens was er plaats, of een organisator nam hun aanvraag niet op tijd op. Wie het langst wacht, staat eerst. U ziet geen gegevens van het gezin tot u een dossier opent.',
        'guidance-list',
      ),
      workingList(
        'noodlijst',
        'Noodlijst',
        'Opvangplannen die dringend een plaats nodig hebben. Elke opvanglocatie mag erin kijken, zonder naam, adres of contactgegevens. Wie het langst op de lijst staat, staat eerst.',
        'emergency-list',
      ),
      {
        path: 'dossier/:carePlanId',
        title: 'Eén dossier openen',
        canMatch: [mayEnter('regie')],
        loadComponent: () => import('./cases/case-page.js').then(({ CasePage }) => CasePage),
      },
    ],
  },
];
