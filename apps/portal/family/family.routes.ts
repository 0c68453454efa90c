import { inject } from '@angular/core';
import { Router, type CanActivateFn, type Routes } from '@angular/router';
import { mayEnter } from '../session/may-enter.js';
import { Session } from '../session/session.js';
import { stepTitle } from './filing/steps.js';
import { OwnPlanStore } from './plan/own-plan.js';

const own = [mayEnter('family', 'servicePoint')];

/** A family that has a plan begins at it. */
const toOwnPlan: CanActivateFn = () => {
  const who = inject(Session).who();
  return who?.role === 'family' && who.carePlanId !== undefined
    ? inject(Router).createUrlTree(['/gezin/plan', who.carePlanId])
    : true;
};

/** The family's and the service point's. Searching and finding certificates is for anybody. */
export const routes: Routes = [
  {
    path: 'zoeken',
    title: 'Opvang zoeken',
    loadComponent: () => import('./search/search-page.js').then(({ SearchPage }) => SearchPage),
  },
  {
    path: 'certificaten',
    title: 'Certificaten met ontvangstcode',
    loadComponent: () =>
      import('./certificates/certificates-page.js').then(({ CertificatesPage }) => CertificatesPage),
  },
  { path: 'indienen', pathMatch: 'full', redirectTo: 'indienen/locaties' },
  {
    path: 'indienen/:stap',
    title: ({ params }) => `${stepTitle(String(params['stap']))} · Opvangplan indienen`,
    canMatch: own,
    loadComponent: () => import('./filing/filing-page.js').then(({ FilingPage }) => FilingPage),
  },
  {
    path: 'ontvangst',
    title: 'Ontvangstcode',
    canMatch: own,
    loadComponent: () => import('./receipt/receipt-page.js').then(({ ReceiptPage }) => ReceiptPage),
  },
  {
    path: 'plan/:carePlanId',
    canMatch: own,
    providers: [OwnPlanStore],
    loadComponent: () => import('./plan/plan-frame.js').then(({ PlanFrame }) => PlanFrame),
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Mijn opvangplan',
        loadComponent: () => import('./plan/overview-page.js').then(({ OverviewPage }) => OverviewPage),
      },
      {
        path: 'wie-ziet-wat',
        title: 'Wie ziet wat',
        loadComponent: () =>
          import('./visibility/visibility-page.js').then(({ VisibilityPage }) => VisibilityPage),
      },
      {
        path: 'wie-zag-wat',
        title: 'Wie zag wat',
        loadComponent: () =>
          import('./disclosures/disclosures-page.js').then(({ DisclosuresPage }) => DisclosuresPage),
      },
      {
        path: 'wat-verdwijnt',
        title: 'Wat verdwijnt wanneer',
        loadComponent: () => import('./timeline/timeline-page.js').then(({ TimelinePage }) => TimelinePage),
      },
      {
        path: 'gegevens',
        title: 'Gegevens verbeteren',
        loadComponent: () => import('./rectify/rectify-page.js').then(({ RectifyPage }) => RectifyPage),
      },
      {
        path: 'opvang',
        title: 'Opvang wijzigen',
        loadComponent: () => import('./amend/amend-page.js').then(({ AmendPage }) => AmendPage),
      },
      {
        path: 'locaties',
        title: 'Meer locaties',
        loadComponent: () =>
          import('./more-locations/more-locations-page.js').then(
            ({ MoreLocationsPage }) => MoreLocationsPage,
          ),
      },
      {
        path: 'meenemen',
        title: 'Meenemen',
        loadComponent: () => import('./export/export-page.js').then(({ ExportPage }) => ExportPage),
      },
      {
        path: 'stoppen',
        title: 'Intrekken of wissen',
        loadComponent: () => import('./stopping/stopping-page.js').then(({ StoppingPage }) => StoppingPage),
      },
    ],
  },
  {
    path: '',
    pathMatch: 'full',
    title: 'Mijn opvangplan',
    canMatch: own,
    canActivate: [toOwnPlan],
    loadComponent: () => import('./home/home-page.js').then(({ HomePage }) => HomePage),
  },
];
