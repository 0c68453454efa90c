import { InjectionToken, inject, type Provider } from '@angular/core';
import { createApiClient, type ApiClient } from '@koz/api-client';
import { Receipts } from '../session/receipts.js';
import { Session } from '../session/session.js';

/** The calls of the server, as whoever is logged in now: `inject(Api)`. */
export const Api = new InjectionToken<ApiClient>('the calls of the server');

export const provideApi = (): Provider => ({
  provide: Api,
  useFactory: () => {
    const [session, receipts] = [inject(Session), inject(Receipts)];
    return createApiClient({
      token: () => session.who()?.token,
      byCookie: () => session.isByCookie(),
      onUnauthenticated: () => session.expire(),
      onReceipt: (checkpoint) => receipts.keep(checkpoint),
    });
  },
});
