import { alignedText, dutchWords, number, shownTable } from '@koz/services/koz';
import type { Narrator } from '../run-demo.js';
import { monthLine } from './month-line.js';
import { StageText } from './stage-text.js';
import { belgian, counted, tierWords } from './words.js';

const nothing = () => undefined;

/** For who wants the object alone. */
export const silent: Narrator = {
  imported: nothing,
  chosen: nothing,
  stage: nothing,
  month: nothing,
  decided: nothing,
  compared: nothing,
  proved: nothing,
  foundByReceipt: nothing,
  replayed: nothing,
  audited: nothing,
  searched: nothing,
};

/** Tells it in Dutch, line by line as it goes; without colours. */
export function spoken(write: (text: string) => void): Narrator {
  const title = (text: string) => write(`\n${text}\n${'='.repeat(text.length)}`);
  const stageText = new StageText();
  let isAfterStage = false;
  return {
    imported(plans, applications, rejectedRows) {
      title('Een voorbeeldregio, zes jaar lang');
      write(
        `Ingelezen: ${counted(plans, 'opvangplan', 'opvangplannen')} met ${counted(applications, 'aanvraag', 'aanvragen')}; ${counted(rejectedRows, 'rij', 'rijen')} geweigerd. Alle gezinnen zijn verzonnen.`,
      );
    },
    chosen({ reference, controller }) {
      write(
        `We volgen opvangplan ${reference} (${controller}): wat ziet wie, volgens de methode van het lokaal bestuur, en wanneer verdwijnt het?`,
      );
    },
    stage(stage, views) {
      const text = stageText.of(stage, views);
      title(text.title);
      write(text.body);
      isAfterStage = true;
    },
    month(month) {
      const line = monthLine(month);
      if (line === undefined) return;
      write(isAfterStage ? `\n${line}` : line);
      isAfterStage = false;
    },
    decided({ taken, refused, day }) {
      const total = Object.values(taken).reduce((sum, count) => sum + count, 0);
      title(`De beslissingen, tot en met ${belgian(day)}`);
      write(
        `${number(total)} beslissingen genomen, ${number(refused.length)} geweigerd: de plaats was al gevonden, of de aanvraag was al afgelopen.`,
      );
    },
    compared(report) {
      title('De methodes vergeleken, over deze geschiedenis');
      write(
        `Hoeveel dagen zag een organisator welk veld van een gezin? Over ${number(report.plans ?? 0)} opvangplannen; "actual" is wat werkelijk gold.\n`,
      );
      write(alignedText(shownTable(report, dutchWords)));
      title('De maanden gaan voorbij');
    },
    proved(events, certificates, shredded) {
      title('Zes jaar later: het hele logboek, geteld');
      for (const [type, count] of Object.entries(events)) write(`${number(count).padStart(7)}  ${type}`);
      const keys = shredded.precise + shredded.identity + shredded.planning;
      write(
        `\n${number(keys)} sleutels vernietigd, ${number(certificates.shredding)} certificaten ervan en ${number(certificates.epoch)} van tijdvaksleutels: elk nagekeken met de publieke sleutel, in één keten per lokaal bestuur.`,
      );
    },
    foundByReceipt(certificates) {
      write(
        `Wie de ontvangstcode van het gevolgde opvangplan nog heeft, vindt zonder aan te melden ${counted(certificates.length, 'certificaat', 'certificaten')}: dat van ${certificates.map(({ tier }) => tierWords[tier]).join(', ')}.`,
      );
    },
    replayed({ moments, fields, differences }) {
      write(
        `Terug in de tijd: het opvangplan opnieuw verteld op ${counted(moments, 'moment', 'momenten')}, telkens na een gebeurtenis ervan, en ${counted(fields, 'veld', 'velden')} naast wat er toen echt geantwoord werd gelegd: ${differences.length === 0 ? 'geen verschil, al is er geen sleutel meer' : counted(differences.length, 'verschil', 'verschillen')}.`,
      );
      for (const difference of differences.slice(0, 20)) write(`  verschil: ${difference}`);
    },
    audited({ positions, checkpoints, certificates, fenceEntries, inclusionProofs, consistencyProofs }) {
      write(
        `Het hele logboek nagegaan, in de databank en in een export ervan: ${number(positions)} gebeurtenissen, ${number(checkpoints)} controlepunten, ${number(certificates)} certificaten en ${number(fenceEntries)} regels van de afscherming kloppen, en ${number(inclusionProofs)} bewijzen van opname en ${number(consistencyProofs)} van voortzetting.`,
      );
    },
    searched({ markers, files, columns, bytes, hits, furtherHits, unread }) {
      title('Staat er nog iets in klare tekst?');
      write(
        `${number(markers)} waarden van het bestand gezocht, elk in acht vormen, in ${number(files)} bestanden en ${number(columns)} kolommen (${number(bytes)} bytes): ${hits.length === 0 ? 'niets gevonden' : `${number(hits.length + furtherHits)} keer gevonden`}.`,
      );
      for (const { markerLine, form, place } of hits)
        write(`merkteken van regel ${markerLine} (${form}): ${place}`);
      for (const place of unread) write(`niet gelezen: ${place}`);
    },
  };
}
