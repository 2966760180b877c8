import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/aws-events';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EventContract } from '../../events/contract.ts';
import { accessGrants, type Surroundings } from '../constructs/access-grants.ts';
import { alarmsOf, alarmTopic, deadLetterAlarm } from '../constructs/alarms.ts';
import { emailSending } from '../constructs/email-sending.ts';
import { encryptedQueue, visibilityFor } from '../constructs/encrypted-queue.ts';
import { feedFromBus, feedFromTopic, queueStart } from '../constructs/queue-start.ts';
import { scheduleStart } from '../constructs/schedule-start.ts';
import {
  alarmEmailParameter,
  fromAddressParameter,
  publicUrlParameter,
} from '../constructs/settings.ts';
import type { Start } from '../constructs/start.ts';
import { streamStart } from '../constructs/stream-start.ts';
import { type WebApi, webApi } from '../constructs/web-api.ts';
import { workflowFunction } from '../constructs/workflow-function.ts';
import { sendMessage } from '../workflows/send-message.ts';
import type { Workflow } from '../workflows/workflow.ts';
import type { KeptStack } from './kept-stack.ts';

interface AppStackProps extends StackProps {
  readonly kept: KeptStack;
  readonly workflows: readonly Workflow[];
  /** The folder with a workflow’s bundled `handler.mjs`. */
  readonly codeFolderOf: (slug: string) => string;
}

/** At most this many of the door run at once; more could not keep SES’s rate. */
const doorConcurrency = 2;

/** Everything that can be built again from the code: functions, work queues, rules, web, alarms. */
export class AppStack extends Stack {
  private readonly kept: KeptStack;
  private readonly around: Surroundings;
  private readonly web: WebApi;
  private readonly alarms: Topic;

  constructor(scope: Construct, id: string, props: AppStackProps) {
    super(scope, id, {
      ...props,
      description: 'Rollcall: workflows, web and alarms. Can be replaced.',
    });
    this.kept = props.kept;
    const { table, buses, keys, signIn, deadLetters } = props.kept;
    this.around = {
      table,
      buses,
      keys,
      signIn,
      messages: encryptedQueue(this, 'messages', {
        visibility: visibilityFor(sendMessage.timeoutSeconds),
        deadLetters: deadLetters.work,
      }),
      email: emailSending(this, fromAddressParameter(this)),
    };
    this.web = webApi(this, signIn);
    this.alarms = alarmTopic(this, alarmEmailParameter(this));
    const environment = { PUBLIC_URL: publicUrlParameter(this) };
    for (const workflow of props.workflows) {
      this.addWorkflow(workflow, props.codeFolderOf(workflow.slug), environment);
    }
    deadLetterAlarm(this, 'work-dead-letters-lie', deadLetters.work, this.alarms);
    deadLetterAlarm(this, 'delivery-dead-letters-lie', deadLetters.delivery, this.alarms);
    new CfnOutput(this, 'WebUrl', {
      value: this.web.url,
      description: 'Where PublicUrl must lead.',
    });
  }

  private addWorkflow(
    workflow: Workflow,
    codeFolder: string,
    environment: Record<string, string>,
  ): void {
    const scope = new Construct(this, workflow.slug);
    const start = this.startOf(scope, workflow);
    const target = workflowFunction(scope, {
      workflow,
      codeFolder,
      grants: [...start.grants, ...accessGrants(workflow.access, this.around)],
      environment,
    });
    start.connect(target);
    alarmsOf(scope, { workflow, target, start, topic: this.alarms });
  }

  private startOf(scope: Construct, workflow: Workflow): Start {
    const { on } = workflow;
    const { deadLetters } = this.kept;
    if ('events' in on) {
      const bus = busOf(workflow.slug, on.events);
      const queue = this.workQueue(scope, workflow);
      feedFromBus(scope, queue, {
        bus: this.around.buses[bus],
        pattern: {
          // Whoever submits has a name of their own; what matched neither rule of that bus would be lost unseen.
          ...(bus === 'inner'
            ? { source: [...new Set(on.events.map(({ source }) => source))] }
            : {}),
          detailType: on.events.map(({ type }) => type),
        },
        undelivered: deadLetters.delivery,
      });
      return queueStart(scope, [queue]);
    }
    if ('everythingBut' in on) {
      const queue = this.workQueue(scope, workflow);
      feedFromBus(scope, queue, {
        bus: this.around.buses.intake,
        pattern: {
          detailType: Match.anythingBut(...on.everythingBut.map(({ type }) => type)),
        },
        undelivered: deadLetters.delivery,
      });
      return queueStart(scope, [queue]);
    }
    if ('feedback' in on) {
      const queue = this.workQueue(scope, workflow);
      feedFromTopic(scope, queue, this.around.email.feedback, deadLetters.delivery);
      return queueStart(scope, [queue]);
    }
    if ('queue' in on) {
      return queueStart(scope, [this.around.messages], { maxConcurrency: doorConcurrency });
    }
    if ('deadLetters' in on) return queueStart(scope, [deadLetters.work, deadLetters.delivery]);
    if ('stream' in on) return streamStart(scope, this.around.table, deadLetters.delivery);
    if ('every' in on) return scheduleStart(scope, Duration.minutes(minutesOf(on.every)));
    return this.web.start(on.routes);
  }

  private workQueue(scope: Construct, workflow: Workflow): Queue {
    return encryptedQueue(scope, 'queue', {
      visibility: visibilityFor(workflow.timeoutSeconds),
      deadLetters: this.kept.deadLetters.work,
    });
  }
}

function busOf(slug: string, events: readonly EventContract[]) {
  const [first, ...others] = events;
  if (first === undefined || others.some((contract) => contract.bus !== first.bus)) {
    throw new Error(
      `infra/workflows/${slug}.ts must start on at least one event, and all of them on one bus.`,
    );
  }
  return first.bus;
}

function minutesOf(every: '1 minute' | '5 minutes'): number {
  switch (every) {
    case '1 minute':
      return 1;
    case '5 minutes':
      return 5;
  }
}
