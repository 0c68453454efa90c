import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** What happens to a family's data, for anybody. */
@Component({
  selector: 'koz-privacy-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  templateUrl: './privacy-page.html',
})
export class PrivacyPage {}
