import { ChangeDetectionStrategy, Component, inject, input, signal, DOCUMENT } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';

/** A receipt code to keep: to read, copy or print. */
@Component({
  selector: 'koz-receipt-code',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButtonModule],
  template: `
    <p class="code">
      <code data-testid="receipt">{{ code() }}</code>
    </p>
    <div class="koz-actions">
      <button type="button" matButton="outlined" (click)="copy()">Kopiëren</button>
      <button type="button" matButton="outlined" (click)="print()">Afdrukken</button>
      <span role="status">{{ said() }}</span>
    </div>
  `,
  styles: `
    .code {
      padding: 1rem;
      border: 2px solid var(--koz-accent);
      border-radius: 8px;
      background: var(--koz-paper);
      font-size: 1.3rem;
      font-weight: 700;
    }
    @media print {
      .koz-actions {
        display: none;
      }
    }
  `,
})
export class ReceiptCode {
  readonly code = input.required<string>();
  private readonly document = inject(DOCUMENT);
  protected readonly said = signal('');

  protected async copy(): Promise<void> {
    const clipboard = this.document.defaultView?.navigator.clipboard;
    try {
      if (!clipboard) throw new TypeError('there is no clipboard');
      await clipboard.writeText(this.code());
      this.said.set('De code is gekopieerd.');
    } catch {
      this.said.set('Kopiëren lukte niet. Schrijf de code over of druk ze af.');
    }
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
