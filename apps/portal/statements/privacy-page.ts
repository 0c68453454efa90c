import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MethodsInForce } from '../shared/method-table/methods-in-force.js';

/** What happens to a family's data, for anybody. */
@Component({
  selector: 'koz-privacy-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MethodsInForce, RouterLink],
  templateUrl: './privacy-page.html',
})
export class PrivacyPage {}
