import type { Bus, EventContract } from '../../events/contract.ts';
import type { RecordName } from '../../shared/records/catalogue.ts';

/**
 * One workflow: what starts it, what it may touch, and who notices when it fails. The stacks are built from
 * these declarations alone; nothing else gives a function a queue, a variable or a permission.
 */
export interface Workflow {
  /** Verb-object. Also the folder in `functions/`, the construct, the log group and the alarms. */
  readonly slug: string;
  /** What it does, one sentence. */
  readonly summary: string;
  readonly on: Trigger;
  readonly reads: readonly RecordName[];
  readonly writes: readonly RecordName[];
  /** Events it gives to the outbox or, for the relay and the sweeps, puts on a bus itself. */
  readonly publishes: readonly EventContract[];
  /** Emails it asks for; the door alone sends. */
  readonly sends?: readonly EmailName[];
  /** The permissions of its role, whole. */
  readonly access: Access;
  /** Takes in submissions, so it must know which integrator has which source: `INTEGRATORS`. */
  readonly admits?: true;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** What breaks, and for whom, while it fails. The text of its alarms. */
  readonly impactWhenFailing: string;
}

/** What starts a workflow. */
export type Trigger =
  /** These events, all of one bus, through a rule and a queue of its own. */
  | { readonly events: readonly EventContract[] }
  /** Whatever else arrives on the intake bus, through a rule and a queue of its own. */
  | { readonly everythingBut: readonly EventContract[] }
  | { readonly every: '1 minute' | '5 minutes' }
  /** Entries written with events to publish, from the table's stream. */
  | { readonly stream: 'entries with events' }
  /** The queue that the pacer fills; worked off by two at a time, whatever waits in it. */
  | { readonly queue: 'messages' }
  /** What SES says of sent messages. */
  | { readonly feedback: 'ses' }
  /** Both kept dead-letter queues. */
  | { readonly deadLetters: 'all' }
  | { readonly routes: readonly Route[] };

/** One route of the HTTP API. */
export interface Route {
  readonly method: 'ANY' | 'GET' | 'POST' | 'PUT';
  /** As API Gateway writes it: `/console/{proxy+}`. */
  readonly path: string;
  /** Machine tokens (client credentials) with a program's scope `rollcall-<program>/events.write` only. */
  readonly machinesOnly?: true;
}

/** Exactly what the role allows. Each entry is a permission together with the variable that says where. */
export interface Access {
  /** On the table's own items. A transaction needs the action of each of its parts. */
  readonly table?: readonly TableAction[];
  /** Indexes it queries. */
  readonly indexes?: readonly IndexName[];
  readonly secrets?: readonly SecretName[];
  readonly putEvents?: readonly Bus[];
  /** Fills this queue, and asks how full it is. */
  readonly fillsQueue?: 'messages';
  /** Sends as the program's from-address through the configuration set. The door only. */
  readonly sendsEmail?: true;
  /** Asks SES for the day's quota and the rate. */
  readonly readsSendQuota?: true;
}

export type TableAction =
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

export type IndexName = 'due' | 'links' | 'lists';

/** `linkKeys` and `handleKey` make and check the links in emails; `signIn` is the console's. */
export type SecretName = 'linkKeys' | 'handleKey' | 'signIn';

/** Emails, each a file in `shared/emails/`. */
export type EmailName =
  | 'survey-invitation'
  | 'survey-reminder'
  | 'survey-resume'
  | 'check-in-invitation'
  | 'check-in-reminder'
  | 'exit-check-in'
  | 'call-notice'
  | 'mentor-invitation'
  | 'mentor-invitation-reminder'
  | 'pair-introduction'
  | 'pair-check-in'
  | 'pair-thanks'
  | 'colleague-offer'
  | 'colleague-introduction'
  | 'quarantine-notice';
