import type { RetentionRun, RunAlert } from '@koz/retention-runs';

const alertTexts: Readonly<Record<RunAlert, string>> = {
  clockDiffers:
    'De klok van dit systeem en die van de databank schelen meer dan een dag: het beheer moet dat rechtzetten.',
  capExceeded:
    'Er zou meer verdwijnen dan het bewaarbeleid in één keer toelaat. Kijk met dryRun of dat klopt, en neem dan een ' +
    'beleid aan met een hogere grens.',
  scheduleBehind:
    'Het schema van wat vervalt, loopt achter op het logboek: het beheer moet kijken waarom het niet bijgewerkt wordt.',
  notRegistered: 'Dit bestuur is hier niet geregistreerd als verwerkingsverantwoordelijke.',
};

/** How a run stands, in a sentence for an officer. */
export function runText({ state, alert }: Pick<RetentionRun, 'state' | 'alert'>): string {
  switch (state) {
    case 'queued':
      return 'Gevraagd, en nog niet begonnen.';
    case 'running':
      return 'Bezig. Breekt ze af, dan gaat de volgende ronde ermee verder.';
    case 'interrupted':
      return 'Onderbroken. De volgende ronde gaat er vanzelf mee verder; wat al vernietigd is, blijft vernietigd.';
    case 'done':
      return 'Klaar: alles wat vervallen was en niet bewaard moet worden, is vernietigd.';
    case 'stopped':
      return `Gestopt voor er iets vernietigd werd.${alert === null ? '' : ` ${alertTexts[alert]}`}`;
  }
}
