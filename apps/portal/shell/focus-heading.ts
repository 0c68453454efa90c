import { DestroyRef, Injectable, Injector, afterNextRender, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  NavigationCancel,
  NavigationCancellationCode,
  NavigationEnd,
  Router,
  type Event,
} from '@angular/router';

/**
 * After each navigation the focus goes to the heading of the page, so that a screen reader says where one is and Tab
 * goes on from there. A page whose heading comes later gets it when it appears. The first page is left as it is: nobody
 * navigated yet, unless somebody went on before it was there.
 */
@Injectable({ providedIn: 'root' })
export class FocusHeading {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly destroyed = inject(DestroyRef);
  private waiting: MutationObserver | undefined;
  private isFirst = true;

  watch(main: HTMLElement): void {
    this.router.events.pipe(takeUntilDestroyed(this.destroyed)).subscribe((event) => {
      if (isOvertaken(event)) this.isFirst = false;
      if (!(event instanceof NavigationEnd)) return;
      const moves = !this.isFirst && !event.urlAfterRedirects.includes('#');
      this.isFirst = false;
      if (moves) afterNextRender({ read: () => this.focusWhenThere(main) }, { injector: this.injector });
    });
  }

  private focusWhenThere(main: HTMLElement): void {
    this.waiting?.disconnect();
    if (focusHeadingOf(main)) return;
    this.waiting = new MutationObserver(() => {
      if (focusHeadingOf(main)) this.waiting?.disconnect();
    });
    this.waiting.observe(main, { childList: true, subtree: true });
  }
}

/** Whether a page was left before it was there. One that led elsewhere by itself is still the first. */
const isOvertaken = (event: Event): boolean =>
  event instanceof NavigationCancel && event.code === NavigationCancellationCode.SupersededByNewNavigation;

function focusHeadingOf(main: HTMLElement): boolean {
  const heading = main.querySelector<HTMLElement>('h1');
  if (heading === null) return false;
  heading.tabIndex = -1;
  heading.focus();
  return true;
}
