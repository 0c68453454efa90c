import { ChangeDetectionStrategy, Component } from '@angular/core';

/** What a tab shows in which somebody logged in again, to go on in another one. */
@Component({
  selector: 'koz-logged-in-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>U bent aangemeld</h1>
    <p>Sluit dit tabblad. Ga verder in het tabblad waar u bezig was, met de knop ‘Ik ben aangemeld’.</p>
  `,
})
export class LoggedInPage {}
