import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    loadComponent: () => import('./organiser-area.js').then(({ OrganiserArea }) => OrganiserArea),
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Aanvragen',
        loadComponent: () => import('./inbox/inbox-page.js').then(({ InboxPage }) => InboxPage),
      },
      {
        path: 'aanvragen/:id',
        title: 'Aanvraag',
        loadComponent: () => import('./detail/detail-page.js').then(({ DetailPage }) => DetailPage),
      },
      {
        path: 'zoekpool',
        title: 'Noodlijst en zoekpool',
        loadComponent: () => import('./pool/pool-page.js').then(({ PoolPage }) => PoolPage),
      },
    ],
  },
];
