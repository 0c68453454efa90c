import { PatternMatcher, patternsOf } from '@koz/services/koz';
import { canary } from './hostile.js';
import type { Answer } from './wire.js';

/** Something that nobody must find but those who may know whose it is. */
export interface Marker {
  readonly text: string;
  /** Whose it is: a family by its name in the tests. */
  readonly family: string;
}

/** An answer, and what may be in it. */
export interface Exchange {
  readonly answer: Answer;
  /** The families whose values may be told to whoever asks. */
  readonly mayKnow: ReadonlySet<string>;
  /** Values of persons that the request itself holds, beside the canary. */
  readonly personal?: readonly string[];
}

/** What an answer must not be, by the name of the watcher that says so. */
export interface Fault {
  readonly watcher: 'status' | 'contentType' | 'headers' | 'foreign' | 'echo' | 'log';
  readonly what: string;
}

/** A shorter text is in any answer by chance. */
const shortestPersonal = 6;

/** Looks for texts in any form that the scan of the stores knows: plain, escaped, lower case, hex, base64. */
class Finder<Of> {
  private readonly matcher: PatternMatcher;
  private readonly owners: Of[] = [];

  constructor(markers: readonly (readonly [string, Of])[]) {
    this.matcher = new PatternMatcher(
      markers.flatMap(([text, owner]) =>
        patternsOf(text).map((pattern) => {
          this.owners.push(owner);
          return pattern;
        }),
      ),
    );
  }

  in(text: string): Of[] {
    return this.matcher.in(Buffer.from(text, 'utf8')).map(({ pattern }) => this.owners[pattern] as Of);
  }
}

const canaries = new Finder([[canary, canary]]);

/** Looks at every answer, and in the end at all that was logged. */
export class Watchers {
  private readonly markers: Finder<Marker>;

  constructor(markers: readonly Marker[]) {
    this.markers = new Finder(markers.map((marker) => [marker.text, marker] as const));
  }

  /** What is wrong with an answer; nothing where it is as it should be. */
  faultsOf(exchange: Exchange): Fault[] {
    const { answer } = exchange;
    if (answer.failure !== undefined) return [{ watcher: 'status', what: answer.failure }];
    return [
      ...statusFaults(answer),
      ...contentTypeFaults(answer),
      ...headerFaults(answer),
      ...this.foreignFaults(exchange),
      ...echoFaults(exchange),
    ];
  }

  /** What a log tells that it must not, of all that was written. */
  faultsOfLog(text: string): Fault[] {
    const families = new Set(this.markers.in(text).map(({ family }) => family));
    const found = [...families].map((family) => `a value of ${family}`);
    if (canaries.in(text).length > 0) found.push('a value that an attack sent');
    if (text.includes('\u001b')) found.push('a control character for a terminal');
    return found.map((what) => ({ watcher: 'log', what }));
  }

  private foreignFaults({ answer, mayKnow }: Exchange): Fault[] {
    const found = this.markers.in(wholeOf(answer)).filter(({ family }) => !mayKnow.has(family));
    const families = new Set(found.map(({ family }) => family));
    return [...families].map((family) => ({ watcher: 'foreign', what: `a value of ${family}` }));
  }
}

function statusFaults({ status }: Answer): Fault[] {
  if (status >= 200 && status < 500) return [];
  return [{ watcher: 'status', what: `${status}` }];
}

const success =
  /^(application\/(cloudevents-batch\+)?json; charset=utf-8|text\/event-stream|text\/plain; |text\/html)/;
const refusal = 'application/problem+json; charset=utf-8';

function contentTypeFaults({ status, headers, text }: Answer): Fault[] {
  const type = headers['content-type'] ?? '';
  const fault = (what: string): Fault[] => [{ watcher: 'contentType', what }];
  if (text === '') return [];
  if (status < 400) return success.test(type) ? [] : fault(`${status} with ${type}`);
  if (type !== refusal) return fault(`${status} with ${type}`);
  const problem = jsonIn(text) as { status?: unknown; type?: unknown } | undefined;
  const isProblem = typeof problem?.type === 'string' && problem.status === status;
  return isProblem ? [] : fault(`${status} with another document`);
}

/** No answer is kept by a cache, taken for another type, or tells what it was made with. */
function headerFaults({ headers }: Answer): Fault[] {
  const wrong = [
    headers['cache-control'] === undefined && 'no cache-control',
    headers['x-powered-by'] !== undefined && 'x-powered-by',
    headers['server'] !== undefined && 'server',
    headers['access-control-allow-origin'] !== undefined && 'access-control-allow-origin',
  ];
  return wrong.filter((what) => what !== false).map((what) => ({ watcher: 'headers', what }));
}

/** A refusal repeats nothing of what the request holds of a person. */
function echoFaults({ answer, personal = [] }: Exchange): Fault[] {
  if (answer.status < 400) return [];
  const whole = wholeOf(answer);
  const repeated = personal.some((value) => value.length >= shortestPersonal && whole.includes(value));
  if (!repeated && canaries.in(whole).length === 0) return [];
  return [{ watcher: 'echo', what: `${answer.status} repeats a value` }];
}

const wholeOf = ({ headers, text }: Answer): string => `${JSON.stringify(headers)}\n${text}`;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
