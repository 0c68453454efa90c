export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly from: string;
  readonly as: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** The instructions of a Dockerfile in order: comments left out, lines that go on put together. */
export function instructionsOf(text: string): Instruction[] {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line) && line.trim() !== '');
  return lines
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => {
      const [name = '', ...rest] = line.trim().split(/\s+/);
      return { name: name.toUpperCase(), text: rest.join(' ') };
    });
}

/** The stages, and the arguments that stand before the first one with their defaults. */
export function stagesOf(text: string): {
  readonly args: ReadonlyMap<string, string>;
  readonly stages: readonly Stage[];
} {
  const args = new Map<string, string>();
  const stages: { from: string; as: string | undefined; instructions: Instruction[] }[] = [];
  for (const instruction of instructionsOf(text)) {
    const current = stages.at(-1);
    if (instruction.name === 'FROM') {
      const [image = '', , as] = instruction.text.split(' ');
      stages.push({
        from: image.replace(/\$\{(\w+)\}/, (_, name: string) => args.get(name) ?? ''),
        as,
        instructions: [],
      });
    } else if (current) current.instructions.push(instruction);
    else if (instruction.name === 'ARG') {
      const [name = '', value = ''] = instruction.text.split('=');
      args.set(name, value);
    }
  }
  return { args, stages };
}

/** What a stage copies: from another stage (or the context when absent), which paths, to where. */
export function copiesOf({ instructions }: Stage) {
  return instructions
    .filter(({ name }) => name === 'COPY')
    .map(({ text }) => {
      const words = text.split(' ');
      const paths = words.filter((word) => !word.startsWith('--'));
      const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
      return { from, sources: paths.slice(0, -1), to: paths.at(-1) ?? '' };
    });
}

/** Distroless publishes no versions: this one name says at least for which Node, which Debian, and that it is not root. */
const distroless = 'gcr.io/distroless/nodejs20-debian12:nonroot';

/** Which of our rules an image breaks, in words; none when it keeps them. */
export function faultsOfDockerfile(text: string): string[] {
  const { stages } = stagesOf(text);
  const all = stages.flatMap(({ instructions }) => instructions);
  const last = stages.at(-1);
  const names = new Set(stages.map(({ as }) => as));
  const valueOf = (name: string): string | undefined =>
    last?.instructions.filter((instruction) => instruction.name === name).at(-1)?.text;
  const faults: (string | false)[] = [
    ...stages.map(
      ({ from }) =>
        !names.has(from) &&
        from !== distroless &&
        !/:\d+\.\d+\.\d+(-[a-z0-9.-]+)?$/.test(from) &&
        `${from} is no exact version`,
    ),
    stages.length < 2 && 'what builds is in the image',
    all.some(({ name }) => name === 'ADD') && 'ADD also fetches and unpacks: COPY',
    last?.from !== distroless && 'the image has more than what runs',
    !/^[1-9]\d*:[1-9]\d*$/.test(valueOf('USER') ?? '') && 'it runs as root, or as a user without a number',
    !(valueOf('ENTRYPOINT') ?? '').startsWith('[') && 'its entry point needs a shell',
    valueOf('HEALTHCHECK') === undefined && 'it has no health check',
    all.some(({ name, text: said }) => name === 'RUN' && /\bnpm (i|install)\b/.test(said)) &&
      'npm install takes other versions than the lockfile: npm ci',
    all.some(({ name, text: said }) => name === 'RUN' && /\b(curl|wget)\b/.test(said)) &&
      'it fetches something that no lockfile names',
    all.some(
      ({ name, text: said }) =>
        ['ARG', 'ENV'].includes(name) && /PASSWORD|SECRET|TOKEN|_KEY(_FILE)?=/i.test(said),
    ) && 'a secret would stay in its layers',
  ];
  return faults.filter((fault) => fault !== false);
}
