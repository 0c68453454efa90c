import { reasonCodes, type ApplicationStatus } from '@koz/events';
import { uuid, type CarePlanId, type LocationId } from '@koz/privacy-types';
import { asRead } from '@koz/testing';
import fc from 'fast-check';
import { applicationDecider, type ApplicationCommand, type ApplicationState } from './application.js';
import { transitionNames } from './lifecycle.js';

/** The arrows of the domain's diagram, as a model that knows nothing of commands or events. */
const arrows = new Set([
  'notCreated created',
  'created noPlace',
  'created accepted',
  'created rejected',
  'created withdrawn',
  'noPlace accepted',
  'noPlace withdrawn',
  'accepted noPlace',
  'accepted approved',
  'accepted rejected',
  'accepted withdrawn',
  'approved accepted',
  'withdrawn created',
  'withdrawn noPlace',
  'withdrawn accepted',
]);

interface Model {
  status: ApplicationStatus | 'notCreated';
  /** What a withdrawn application was before. */
  before?: ApplicationStatus | 'notCreated';
}

interface Real {
  state: ApplicationState;
}

/** Gives a command to the application and looks whether it stays on the diagram. */
class Given implements fc.Command<Model, Real> {
  constructor(private readonly command: ApplicationCommand) {}

  check = () => true;

  run(model: Model, real: Real): void {
    const decision = applicationDecider.decide(this.command, real.state);
    if (decision.ok && (this.command.type !== 'reinstate' || model.status === 'withdrawn')) {
      expect(decision.events).toHaveLength(1);
      real.state = decision.events.reduce<ApplicationState>(
        (state, event) => applicationDecider.evolve(state, asRead(event)),
        real.state,
      );
      expect(arrows).toContain(`${model.status} ${real.state.status}`);
      if (model.status === 'withdrawn') expect(real.state.status).toBe(model.before);
      model.before = model.status;
      model.status = real.state.status;
    } else if (decision.ok) expect(decision.events).toEqual([]);
    expect(real.state.status).toBe(model.status);
  }

  toString = () => this.command.type;
}

const carePlanId = uuid<CarePlanId>('4f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6075');
const locationId = uuid<LocationId>('2a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6073');

const command: fc.Arbitrary<ApplicationCommand> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ type: 'create', carePlanId, locationId } as const) },
  { weight: 2, arbitrary: fc.constant({ type: 'reinstate' } as const) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom(...transitionNames),
      reason: fc.option(fc.constantFrom(...reasonCodes), { nil: undefined }),
    }),
  },
);

describe('The lifecycle of an application', () => {
  it('is never left, whatever commands come in whatever order', () => {
    fc.assert(
      fc.property(
        fc.commands([command.map((each) => new Given(each))], { size: 'large', maxCommands: 60 }),
        (commands) => {
          fc.modelRun(
            (): { model: Model; real: Real } => ({
              model: { status: 'notCreated' },
              real: { state: applicationDecider.initial },
            }),
            commands,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('can be walked along each of its arrows', () => {
    const walked = new Set<string>();
    const seen = new Set<string>();
    const visit = (state: ApplicationState): void => {
      const place = JSON.stringify(state);
      if (seen.has(place)) return;
      seen.add(place);
      for (const each of [
        { type: 'create', carePlanId, locationId } as const,
        { type: 'reinstate' } as const,
        ...transitionNames.map((type) => ({ type })),
      ]) {
        const decision = applicationDecider.decide(each, state);
        if (!decision.ok || decision.events.length === 0) continue;
        const next = decision.events.reduce<ApplicationState>(
          (reached, event) => applicationDecider.evolve(reached, asRead(event)),
          state,
        );
        walked.add(`${state.status} ${next.status}`);
        visit(next);
      }
    };
    visit(applicationDecider.initial);
    expect([...walked].sort()).toEqual([...arrows].sort());
  });
});
