import { registerLocaleData } from '@angular/common';
import localeNlBe from '@angular/common/locales/nl-BE';
import {
  LOCALE_ID,
  inject,
  provideAppInitializer,
  provideZonelessChangeDetection,
  type ApplicationConfig,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { provideApi } from './api/api.js';
import { routes } from './portal.routes.js';
import { Development } from './session/development.js';
import { Session } from './session/session.js';
import { Regions } from './shell/regions.js';
import { PageTitles } from './shell/page-titles.js';

registerLocaleData(localeNlBe);

export const portalConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    { provide: LOCALE_ID, useValue: 'nl-BE' },
    { provide: TitleStrategy, useClass: PageTitles },
    provideApi(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    // The first page is drawn when it is known in which mode and for which region; neither failing stops it.
    provideAppInitializer(() => {
      const [development, session, regions] = [inject(Development), inject(Session), inject(Regions)];
      const whoIsThere = async (): Promise<void> => {
        await development.look();
        // In development a tab is who it was made to be.
        if (development.now() === undefined) await session.look();
      };
      return Promise.all([whoIsThere(), regions.read()]);
    }),
  ],
};
