import { bootstrapApplication } from '@angular/platform-browser';
import { portalConfig } from './portal.config.js';
import { Portal } from './shell/portal.js';

bootstrapApplication(Portal, portalConfig).catch((error: unknown) => {
  // Nothing can be shown yet but this: the page stays in words.
  document.body.append('De website kon niet starten. Vernieuw de pagina.');
  throw error;
});
