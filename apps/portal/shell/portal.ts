import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  viewChild,
  type AfterViewInit,
  type ElementRef,
} from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { MatDialog } from '@angular/material/dialog';
import { Session } from '../session/session.js';
import { DevelopmentBar } from './development-bar.js';
import { FocusHeading } from './focus-heading.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { SessionExpiredDialog } from './session-expired-dialog.js';

/** The frame of every page: a way past it, header, the page, footer. */
@Component({
  selector: 'koz-portal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet, Header, Footer, DevelopmentBar],
  template: `
    <a class="skip" href="#inhoud" (click)="skip($event)">Naar de inhoud</a>
    <koz-header />
    <main #main id="inhoud" tabindex="-1"><router-outlet /></main>
    <koz-footer />
    <koz-development-bar />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-height: 100vh;
    }
    main {
      flex: 1;
      width: 100%;
      max-width: 80rem;
      margin: 0 auto;
      padding: 1.5rem 1.25rem;

      &:focus {
        outline: none;
      }
    }
    .skip {
      position: absolute;
      left: 0.5rem;
      top: -4rem;
      background: var(--koz-paper);
      padding: 0.6rem 1rem;
      z-index: 10;

      &:focus {
        top: 0.5rem;
      }
    }
  `,
})
export class Portal implements AfterViewInit {
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly headings = inject(FocusHeading);
  private readonly dialogs = inject(MatDialog);
  private readonly session = inject(Session);

  constructor() {
    effect(() => {
      if (this.session.hasExpired() && this.dialogs.getDialogById('sessie') === undefined)
        this.dialogs.open(SessionExpiredDialog, { id: 'sessie', disableClose: true, width: '32rem' });
    });
  }

  ngAfterViewInit(): void {
    this.headings.watch(this.main().nativeElement);
  }

  /** A link to a fragment would leave the page, for the base of addresses is the portal's root. */
  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
