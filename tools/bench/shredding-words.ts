import type { RunFigures, ShreddingFigures } from './shredding-bench.js';
import type { KeySearch } from './search-for-keys.js';

const number = (value: number): string => Math.round(value).toLocaleString('nl-BE');
const megabytes = (bytes: number): string => `${number(bytes / 1024 / 1024)} MB`;

/** The figures of a run of retention, for people. */
export const shreddingInWords = ({
  plans,
  filedPerSecond,
  generalised,
  anonymised,
  search,
  control,
}: ShreddingFigures): string =>
  [
    `${number(plans)} plannen van één maand (ingediend aan ${number(filedPerSecond)} per seconde)`,
    `  2,5 jaar: ${runInWords(generalised)}`,
    `  5 jaar:   ${runInWords(anonymised)}`,
    `  na 35 dagen: ${searchInWords(search)}`,
    `  controle met levende sleutels: ${searchInWords(control)}`,
  ].join('\n');

const runInWords = ({ seconds, plansPerSecond, peakRss, rssBefore }: RunFigures): string =>
  `${number(plansPerSecond)} plannen/s (${seconds.toFixed(1)} s), geheugen ${megabytes(rssBefore)} → hoogstens ${megabytes(peakRss)}`;

const searchInWords = ({ bytes, keys, idsFound, wrappedFound, recovered }: KeySearch): string =>
  `${number(keys)} sleutels gezocht in ${megabytes(bytes)}: id ${number(idsFound)} keer, oude vorm ${number(wrappedFound)} keer gevonden, ${number(recovered)} te herstellen`;
