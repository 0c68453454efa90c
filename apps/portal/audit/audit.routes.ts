import type { Routes } from '@angular/router';
import { mayEnter } from '../session/may-enter.js';
import { AuditFrame } from './frame/audit-frame.js';

/** What auditors and officers read; holding a receipt to the log is for everybody. */
export const routes: Routes = [
  {
    path: 'bewijs',
    title: 'Controlepunt nakijken',
    loadComponent: () => import('./receipt/receipt-page.js').then(({ ReceiptPage }) => ReceiptPage),
  },
  {
    path: '',
    component: AuditFrame,
    canMatch: [mayEnter('auditor', 'officer')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Logboek',
        loadComponent: () => import('./log/log-page.js').then(({ LogPage }) => LogPage),
      },
      { path: 'logboek', pathMatch: 'full', redirectTo: '/audit' },
      {
        path: 'logboek/:position',
        title: 'Gebeurtenis',
        loadComponent: () => import('./event/event-page.js').then(({ EventPage }) => EventPage),
      },
      {
        path: 'stromen/:id',
        title: 'Stroom',
        loadComponent: () => import('./stream/stream-page.js').then(({ StreamPage }) => StreamPage),
      },
      {
        path: 'controle',
        title: 'Controle van het logboek',
        loadComponent: () => import('./verify/verify-page.js').then(({ VerifyPage }) => VerifyPage),
      },
      ...['certificaten', 'certificaten/:carePlanId'].map((path) => ({
        path,
        title: 'Certificaten van vernietiging',
        loadComponent: () =>
          import('./certificates/certificates-page.js').then(({ CertificatesPage }) => CertificatesPage),
      })),
      {
        path: 'inzagen',
        title: 'Inzagen',
        loadComponent: () => import('./counts/counts-page.js').then(({ CountsPage }) => CountsPage),
      },
      {
        path: 'raadplegingen',
        title: 'Raadplegingen',
        loadComponent: () =>
          import('./consultations/consultations-page.js').then(({ ConsultationsPage }) => ConsultationsPage),
      },
      {
        path: 'register',
        title: 'Register van inzagen',
        loadComponent: () => import('./ledger/ledger-page.js').then(({ LedgerPage }) => LedgerPage),
      },
    ],
  },
];
