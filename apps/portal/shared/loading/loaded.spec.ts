import { ChangeDetectionStrategy, Component, resource } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ServerUnreachableError } from '@koz/api-client';
import { Loaded } from './loaded.js';

@Component({
  selector: 'koz-host',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loaded],
  template: `<koz-loaded [of]="content"><ng-template>Hier is het.</ng-template></koz-loaded>`,
})
class Host {
  // As the client throws it: what the network said is its cause, and no sentence for people.
  isLost = true;
  readonly content = resource({
    loader: async () => {
      if (this.isLost) throw new ServerUnreachableError({ cause: new TypeError('fetch failed') });
      return 'x';
    },
  });
}

describe('What is loaded', () => {
  it('says that the server does not answer, and is there when it does', async () => {
    const fixture = TestBed.createComponent(Host);
    const page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('De server antwoordt nu niet');
    fixture.componentInstance.isLost = false;
    page.querySelector('button')?.click();
    await fixture.whenStable();
    expect(page.textContent).toContain('Hier is het.');
  });
});
