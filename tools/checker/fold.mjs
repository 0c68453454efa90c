import { Buffer } from 'node:buffer';
import { uuidText } from './bytes.mjs';

const statusAfter = {
  ApplicationCreated: 'created',
  ApplicationMarkedNoPlace: 'noPlace',
  ApplicationAccepted: 'accepted',
  ApplicationApproved: 'approved',
  ApplicationApprovalUndone: 'accepted',
  ApplicationRejected: 'rejected',
  ApplicationWithdrawn: 'withdrawn',
};

export const tiers = ['precise', 'identity', 'planning'];

/**
 * What the clear members of the log say of each plan and application (DOMAIN's lifecycle), told event by event. Nothing is
 * opened: of an envelope only the id of its key is read.
 */
export class Fold {
  plans = new Map();
  applications = new Map();
  /** Key id to plan, tier, controller. */
  keys = new Map();
  /** Key id to the event that destroyed it. */
  shredded = new Map();
  /** Position to stream, for who was told a position. */
  at = [];
  /** What other systems are to be told, by the list given. */
  outgoing = [];

  take(event) {
    const { stream, position, id, type } = event;
    const dash = stream.indexOf('-');
    const kind = stream.slice(0, dash);
    const subject = stream.slice(dash + 1);
    this.at[position] = { stream, id, type };
    if (kind === 'carePlan') this.#plan(subject, event);
    if (kind === 'application') this.#application(subject, event);
    this.#keys(kind === 'carePlan' ? subject : this.applications.get(subject)?.carePlanId, event);
    this.outgoing.push({
      ...{ id, position, type, kind, subject, controller: event.controller, payload: event.payload },
      carePlanId: kind === 'application' ? this.applications.get(subject)?.carePlanId : subject,
    });
    delete this.outgoing.at(-1).payload.sealed;
  }

  #application(id, { type, payload, position, revision, controller }) {
    if (type === 'ApplicationCreated')
      this.applications.set(id, { carePlanId: payload.carePlanId, controller, history: [] });
    const application = this.applications.get(id);
    if (!application) return;
    application.revision = revision;
    const status = type === 'ApplicationReinstated' ? payload.status : statusAfter[type];
    if (!status) return;
    application.status = status;
    application.history.push({ status, position });
  }

  #plan(id, { type, payload, revision, controller }) {
    if (type === 'CarePlanFiled')
      this.plans.set(id, {
        controller,
        status: 'filed',
        place: 'none',
        placeApplicationId: null,
        found: null,
        left: [...tiers],
      });
    const plan = this.plans.get(id);
    if (!plan) return;
    plan.revision = revision;
    const { applicationId } = payload;
    if (type === 'CarePlanWithdrawn') plan.status = 'withdrawn';
    if (type === 'ErasureRequested') plan.erasureRequested = true;
    if (type === 'PersonalDataGeneralised') plan.generalised = true;
    if (type === 'PersonalDataAnonymised') plan.anonymised = true;
    if (type === 'PersonalDataKeyShredded') {
      plan.left = plan.left.filter((tier) => tier !== payload.tier);
      if (payload.cause === 'departure') plan.departed = true;
    }
    if (type === 'PlaceFound') place(plan, 'found', applicationId);
    if (type === 'PlaceConfirmed') {
      if (payload.keepLooking) place(plan, 'none', null);
      else place(plan, 'confirmed', applicationId);
    }
    // A kept place may be given back while another waits: that one still does.
    if (type === 'PlaceDeclined' && !(plan.place === 'found' && plan.placeApplicationId !== applicationId))
      place(plan, 'none', null);
  }

  #keys(carePlanId, { type, payload, id, position, controller }) {
    for (const [tier, envelope] of Object.entries(payload.sealed ?? {})) {
      const keyId = uuidText(Buffer.from(envelope, 'base64url').subarray(1, 17));
      if (!this.keys.has(keyId)) this.keys.set(keyId, { carePlanId, tier, controller });
    }
    if (type !== 'PersonalDataKeyShredded') return;
    const { keyId, tier, cause } = payload;
    const again = this.shredded.get(keyId);
    this.shredded.set(keyId, {
      carePlanId,
      tier,
      cause,
      controller,
      eventId: id,
      position,
      again: again?.position,
    });
  }
}

function place(plan, state, applicationId) {
  plan.place = state;
  plan.placeApplicationId = applicationId;
  plan.found = state === 'found' ? applicationId : null;
}
