import type { Routes } from '@angular/router';
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
        ['crossing', 'homePostcode', 'municipality'],
      ),
      {
        path: 'antwoordtijden',
        title: 'Antwoordtijden',
        canMatch: [mayEnter('regie')],
        loadComponent: () =>
          import('./answer-times/answer-times-page.js').then(({ AnswerTimesPage }) => AnswerTimesPage),
      },
      {
        path: 'noodlijst',
        title: 'Noodlijst',
        canMatch: [mayEnter('regie')],
        loadComponent: () => import('./cases/emergency-page.js').then(({ EmergencyPage }) => EmergencyPage),
      },
      {
        path: 'dossier/:carePlanId',
        title: 'Eén dossier openen',
        canMatch: [mayEnter('regie')],
        loadComponent: () => import('./cases/case-page.js').then(({ CasePage }) => CasePage),
      },
    ],
  },
];
