import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, RouterOutlet, type Routes } from '@angular/router';
import { FocusHeading } from './focus-heading.js';

@Component({
  selector: 'koz-first',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<h1>Eerste</h1>',
})
class First {}

@Component({
  selector: 'koz-second',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<h1>Tweede</h1>',
})
class Second {}

@Component({
  selector: 'koz-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet],
  template: '<main><router-outlet /></main>',
})
class Shell {}

describe('The focus after a navigation', () => {
  /** Lets the first page come, which is loaded when somebody goes there. */
  let firstComes: () => void;
  let router: Router;
  let main: HTMLElement;
  let settle: () => Promise<void>;

  beforeEach(async () => {
    const first = new Promise<typeof First>((resolve) => (firstComes = () => resolve(First)));
    const routes: Routes = [
      { path: '', pathMatch: 'full', redirectTo: 'eerste' },
      { path: 'eerste', loadComponent: () => first },
      { path: 'tweede', component: Second },
    ];
    TestBed.configureTestingModule({ providers: [provideRouter(routes)] });
    const shell = TestBed.createComponent(Shell);
    document.body.append(shell.nativeElement as HTMLElement);
    main = (shell.nativeElement as HTMLElement).querySelector('main') as HTMLElement;
    router = TestBed.inject(Router);
    TestBed.inject(FocusHeading).watch(main);
    settle = () => shell.whenStable();
    shell.autoDetectChanges();
  });
  afterEach(() => main.parentElement?.remove());

  /** The heading that has the focus. */
  const focused = (): string | undefined => document.querySelector('h1:focus')?.textContent ?? undefined;

  it('stays where it is on the first page, also when that led to another by itself', async () => {
    firstComes();
    await router.navigateByUrl('/');
    await settle();
    expect([main.textContent, focused()]).toEqual(['Eerste', undefined]);
  });

  it('goes to the heading of each page after it', async () => {
    firstComes();
    await router.navigateByUrl('/eerste');
    await router.navigateByUrl('/tweede');
    await settle();
    expect(focused()).toBe('Tweede');
    await router.navigateByUrl('/eerste');
    await settle();
    expect(focused()).toBe('Eerste');
  });

  it('goes to the heading of the page to which somebody went before the first was there', async () => {
    const overtaken = router.navigateByUrl('/eerste');
    await router.navigateByUrl('/tweede');
    expect(await overtaken).toBe(false);
    await settle();
    expect(focused()).toBe('Tweede');
  });
});
