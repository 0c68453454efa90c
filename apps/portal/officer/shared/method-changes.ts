import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Schemas } from '@koz/api-client';
import { cellSigns, cellWords } from '../../shared/method-table/cells.js';
import { fieldName } from '../../shared/words/words.js';

type Change = Schemas['ChangedCell']['change'];

/** Cell by cell, what another method changes, and for which plans that would hold. */
@Component({
  selector: 'koz-method-changes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './method-changes.html',
})
export class MethodChanges {
  readonly difference = input.required<Schemas['MethodDifference']>();
  readonly legend = input.required<readonly Schemas['CellLegend'][]>();

  protected readonly words = computed(() => cellWords(this.legend()));
  protected readonly signs = cellSigns;
  protected readonly narrower = computed(() => this.difference().narrower.map(fieldName).join(', '));
  protected readonly wider = computed(() => this.difference().wider.map(fieldName).join(', '));
  protected readonly reach: Readonly<Record<Change, string>> = {
    narrower: 'minder te zien: ook bij opvangplannen die er al zijn',
    wider: 'meer te zien: alleen bij nieuwe opvangplannen',
  };
  protected readonly nothing = 'niets (alles verborgen)';
}
