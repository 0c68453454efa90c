import { DOCUMENT } from '@angular/common';
import { Injectable, inject } from '@angular/core';

/** Gives a file to keep: the browser asks where, or puts it with the other downloads. It comes from no server. */
@Injectable({ providedIn: 'root' })
export class SaveFile {
  private readonly document = inject(DOCUMENT);

  /** @param type a media type, `application/json` when absent */
  save(name: string, content: BlobPart, type = 'application/json'): void {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = this.document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // The browser reads the address as soon as the click is done with.
    setTimeout(() => URL.revokeObjectURL(address));
  }
}
