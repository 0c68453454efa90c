import { ChangeDetectionStrategy, Component } from '@angular/core';

/**
 * The statement that Flanders asks of every public website (bestuursdecreet, art. II.16 to II.18, after Directive (EU)
 * 2016/2102), in the order of the European model (Implementing Decision (EU) 2018/1523).
 */
@Component({
  selector: 'koz-accessibility-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './accessibility-page.html',
})
export class AccessibilityPage {}
