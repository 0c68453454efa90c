import { inject } from '@angular/core';
import { Router, type CanMatchFn } from '@angular/router';
import { Session } from './session.js';
import type { Role } from './who.js';

/** Opens an area to these roles; anybody else is sent to the start, which says where they wanted to go. */
export const mayEnter =
  (...roles: readonly Role[]): CanMatchFn =>
  (_route, segments) => {
    const role = inject(Session).who()?.role;
    if (role !== undefined && roles.includes(role)) return true;
    const wanted = `/${segments.map(({ path }) => path).join('/')}`;
    return inject(Router).createUrlTree(['/'], { queryParams: { naar: wanted } });
  };
