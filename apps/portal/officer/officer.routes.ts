import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Agenda',
    loadComponent: () => import('./agenda/agenda-page.js').then(({ AgendaPage }) => AgendaPage),
  },
  {
    path: 'wat-als',
    title: 'Wat als',
    loadComponent: () => import('./what-if/what-if-page.js').then(({ WhatIfPage }) => WhatIfPage),
  },
  {
    path: 'bewaringen',
    title: 'Bewaringen',
    loadComponent: () => import('./holds/holds-page.js').then(({ HoldsPage }) => HoldsPage),
  },
  {
    path: 'uitvoeringen',
    title: 'Uitvoeringen',
    loadComponent: () => import('./runs/runs-page.js').then(({ RunsPage }) => RunsPage),
  },
  {
    path: 'certificaten',
    title: 'Certificaten',
    loadComponent: () =>
      import('./certificates/certificates-page.js').then(({ CertificatesPage }) => CertificatesPage),
  },
  {
    path: 'inzagen',
    title: 'Inzagen zoeken',
    loadComponent: () =>
      import('./disclosures/disclosures-page.js').then(({ DisclosuresPage }) => DisclosuresPage),
  },
  {
    path: 'meldingen',
    title: 'Meldingen',
    loadComponent: () => import('./alerts/alerts-page.js').then(({ AlertsPage }) => AlertsPage),
  },
  {
    path: 'raadplegingen',
    title: 'Raadplegingen',
    loadComponent: () =>
      import('./consultations/consultations-page.js').then(({ ConsultationsPage }) => ConsultationsPage),
  },
  {
    path: 'beleid',
    title: 'Beleid',
    loadComponent: () => import('./policies/policies-page.js').then(({ PoliciesPage }) => PoliciesPage),
  },
  {
    path: 'methodes',
    title: 'Methodes',
    loadComponent: () => import('./methods/methods-page.js').then(({ MethodsPage }) => MethodsPage),
  },
  {
    path: 'vertrek',
    title: 'Vertrek',
    loadComponent: () => import('./departure/departure-page.js').then(({ DeparturePage }) => DeparturePage),
  },
];
