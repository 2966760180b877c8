import { CfnOutput, Duration, Lazy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accessGrants, type Surroundings } from '../constructs/access-grants.ts';
import { alarmsOf, alarmTopic, deadLetterAlarm } from '../constructs/alarms.ts';
import { emailSending } from '../constructs/email-sending.ts';
import { encryptedQueue, visibilityFor } from '../constructs/encrypted-queue.ts';
import { listening } from '../constructs/listening.ts';
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
import { sourceOf } from '../integrators.ts';
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
  /** By the ARN of a work queue or rule, the workflow it belongs to: what a dead letter is named after. */
  private readonly workflowOf = new Map<string, string>();

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
      environment: { ...environment, ...start.environment, ...this.integratorsFor(workflow) },
    });
    start.connect(target);
    alarmsOf(scope, { workflow, target, start, topic: this.alarms });
  }

  /** `{"sis.cedar-valley": {"programId": "cedar-valley", "types": […]}}` for whoever takes in submissions. */
  private integratorsFor({ admits }: Workflow): Record<string, string> {
    if (admits !== true) return {};
    const bySource = this.kept.integrators.map((integrator) => {
      const { programId, types } = integrator;
      return [sourceOf(integrator), { programId, types }] as const;
    });
    return { INTEGRATORS: JSON.stringify(Object.fromEntries(bySource)) };
  }

  private startOf(scope: Construct, workflow: Workflow): Start {
    const { on } = workflow;
    const { deadLetters } = this.kept;
    if ('events' in on || 'everythingBut' in on) {
      const queue = this.workQueue(scope, workflow);
      const { bus, pattern } = listening(workflow.slug, on);
      const rule = feedFromBus(scope, queue, {
        bus: this.around.buses[bus],
        pattern,
        undelivered: deadLetters.delivery,
      });
      this.workflowOf.set(rule.ruleArn, workflow.slug);
      return queueStart(scope, [queue]);
    }
    if ('feedback' in on) {
      const queue = this.workQueue(scope, workflow);
      feedFromTopic(scope, queue, this.around.email.feedback, deadLetters.delivery);
      return queueStart(scope, [queue]);
    }
    if ('queue' in on) {
      this.workflowOf.set(this.around.messages.queueArn, workflow.slug);
      return queueStart(scope, [this.around.messages], {
        maxConcurrency: doorConcurrency,
        environment: { DOORS: String(doorConcurrency) },
      });
    }
    if ('deadLetters' in on) {
      // Lazy, since most workflows are declared after this one.
      const sources = Lazy.string({ produce: () => this.sources() });
      return queueStart(scope, [deadLetters.work, deadLetters.delivery], {
        environment: { QUEUES: sources },
      });
    }
    if ('stream' in on) return streamStart(scope, this.around.table, deadLetters.delivery);
    if ('every' in on) return scheduleStart(scope, Duration.minutes(minutesOf(on.every)));
    return this.web.start(on.routes);
  }

  private workQueue(scope: Construct, workflow: Workflow): Queue {
    const queue = encryptedQueue(scope, 'queue', {
      visibility: visibilityFor(workflow.timeoutSeconds),
      deadLetters: this.kept.deadLetters.work,
    });
    this.workflowOf.set(queue.queueArn, workflow.slug);
    return queue;
  }

  /** `{"<ARN of a work queue or rule>": "<slug>"}` */
  private sources(): string {
    return `{${[...this.workflowOf].map(([arn, slug]) => `"${arn}":"${slug}"`).join(',')}}`;
  }
}

function minutesOf(every: '1 minute' | '5 minutes'): number {
  switch (every) {
    case '1 minute':
      return 1;
    case '5 minutes':
      return 5;
  }
}
