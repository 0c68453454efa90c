import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'koz-not-found-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <h1>Deze pagina bestaat niet</h1>
    <p>Misschien is het adres verkeerd getypt, of is de pagina verplaatst.</p>
    <p><a routerLink="/">Naar het startscherm</a></p>
  `,
})
export class NotFoundPage {}
