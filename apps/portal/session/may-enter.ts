import { inject } from '@angular/core';
import { Router, type CanMatchFn } from '@angular/router';
import { Session } from './session.js';
import type { Role } from './who.js';

/** Opens an area to these roles; anybody else is sent to the start, which says where they wanted to go. */
export const mayEnter =
  (...roles: readonly Role[]): CanMatchFn =>
  () => {
    const router = inject(Router);
    const role = inject(Session).who()?.role;
    if (role !== undefined && roles.includes(role)) return true;
    // The whole address, for a guard within an area is told the end of it only.
    const wanted = router.currentNavigation()?.extractedUrl.toString() ?? '/';
    return router.createUrlTree(['/'], { queryParams: { naar: wanted } });
  };
