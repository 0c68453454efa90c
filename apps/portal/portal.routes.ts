import type { Routes } from '@angular/router';
import { mayEnter } from './session/may-enter.js';

/** Each area is a file of its own, read when somebody goes there. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Welkom',
    loadComponent: () => import('./start/start-page.js').then(({ StartPage }) => StartPage),
  },
  {
    path: 'aangemeld',
    title: 'Aangemeld',
    loadComponent: () => import('./start/logged-in-page.js').then(({ LoggedInPage }) => LoggedInPage),
  },
  { path: 'gezin', loadChildren: () => import('./family/family.routes.js').then(({ routes }) => routes) },
  {
    path: 'organisator',
    canMatch: [mayEnter('organiser')],
    loadChildren: () => import('./organiser/organiser.routes.js').then(({ routes }) => routes),
  },
  {
    path: 'regie',
    canMatch: [mayEnter('regie', 'agency')],
    loadChildren: () => import('./regie/regie.routes.js').then(({ routes }) => routes),
  },
  { path: 'audit', loadChildren: () => import('./audit/audit.routes.js').then(({ routes }) => routes) },
  {
    path: 'gegevensbescherming',
    canMatch: [mayEnter('officer')],
    loadChildren: () => import('./officer/officer.routes.js').then(({ routes }) => routes),
  },
  {
    path: 'toegankelijkheid',
    title: 'Toegankelijkheidsverklaring',
    loadComponent: () =>
      import('./statements/accessibility-page.js').then(({ AccessibilityPage }) => AccessibilityPage),
  },
  {
    path: 'privacy',
    title: 'Privacy',
    loadComponent: () => import('./statements/privacy-page.js').then(({ PrivacyPage }) => PrivacyPage),
  },
  {
    path: '**',
    title: 'Pagina niet gevonden',
    loadComponent: () => import('./statements/not-found-page.js').then(({ NotFoundPage }) => NotFoundPage),
  },
];
