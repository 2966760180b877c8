import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readAssembly } from './assembly.ts';
import { AsyncInvocations } from './async-invocations.ts';
import { createAwsEndpoint } from './aws-endpoint.ts';
import { Children } from './children.ts';
import { VirtualClock } from './clock.ts';
import { ClockMoves } from './clock-moves.ts';
import { CallCounts, countsByFunction } from './counts.ts';
import { EventBuses } from './event-buses.ts';
import { LambdaFunctions } from './functions.ts';
import { HttpApi, type HttpApiParts } from './http-api.ts';
import { startInbox } from './inbox.ts';
import { JwtAuthorizer } from './jwt-authorizer.ts';
import { KeptSecrets } from './kept-secrets.ts';
import { LocalApi } from './local-api.ts';
import { localPage } from './local-page.ts';
import { LoopbackServer } from './loopback-server.ts';
import { Mail } from './mail.ts';
import { OutsideAccounts } from './outside-accounts.ts';
import { Permissions } from './permissions.ts';
import {
  eventSources,
  functionDefinitions,
  playAsyncConfigs,
  rolePolicies,
} from './play/compute.ts';
import { busStatements, playEvents, playQueues, playTopics, queueNames } from './play/messaging.ts';
import { hashKeys, playSecrets, playTables } from './play/storage.ts';
import { clients, httpRoutes, playMail, playSignIn, userPoolId } from './play/web.ts';
import { Queues } from './queues.ts';
import { knownResources } from './resources/catalogue.ts';
import { Schedules } from './schedules.ts';
import { Secrets } from './secrets.ts';
import { Settling } from './settling.ts';
import { SignIn } from './sign-in.ts';
import type { LocalAccount } from './sign-in/accounts.ts';
import { SoleRun } from './sole-run.ts';
import { openStore } from './store.ts';
import { TableEngine } from './table-engine.ts';
import { resolveResources } from './templates.ts';
import { Topics } from './topics.ts';

export interface LocalOptions {
  /** The folder of the project, in which `node_modules` lies. */
  readonly root: string;
  /** The synthesized app: `cdk.out`. */
  readonly assembly: string;
  /** Everything that is kept lies here: `.local`. */
  readonly dataDir: string;
  /** Web, AWS endpoint, inbox. Left out or 0: free ports. */
  readonly ports?: { readonly web: number; readonly aws: number; readonly inbox: number };
  /** Starts empty: deletes what `dataDir` holds. */
  readonly fresh?: boolean;
  /** A DynamoDB to use instead of starting Dynoxide. */
  readonly tables?: string;
  /** Values for the templates' parameters; `PublicUrl` is the web address unless given. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The machine's time, for tests. */
  readonly realNow?: () => number;
  /** One line to the user; nothing is said when left out. */
  readonly say?: (line: string) => void;
}

export interface LocalRuntime {
  /** `http://localhost:4000`, without a trailing slash, as the others. */
  readonly webUrl: string;
  readonly awsUrl: string;
  readonly inboxUrl: string;
  /** The ready-made admins. */
  readonly accounts: readonly LocalAccount[];
  /** True when this run found no data of an earlier one. */
  readonly firstStart: boolean;
  readonly clock: VirtualClock;
  readonly queues: Queues;
  readonly buses: EventBuses;
  /** Whether `setDone` was ever called with this name on this data. */
  isDone(name: string): boolean;
  setDone(name: string): void;
  /** Waits until nothing is ready to be worked on; resolves with what is still busy after so long. */
  settle(timeoutMs: number): Promise<string[]>;
  stop(): Promise<void>;
}

const REGION = 'us-east-1';
const ACCOUNT = '000000000000';

/**
 * Runs the synthesized stacks on this machine. Resolves when everything answers; rejects, with everything ended
 * again, with a sentence for the user.
 */
export async function startLocal(options: LocalOptions): Promise<LocalRuntime> {
  const { root, dataDir, ports = { web: 0, aws: 0, inbox: 0 }, say = () => undefined } = options;
  const ending: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of ending.splice(0).toReversed()) await end();
  };
  try {
    // 1. Nobody else works on this data; what a killed run left running ends.
    const sole = SoleRun.claim(dataDir);
    ending.push(() => sole.release());
    const children = new Children(dataDir);
    ending.push(() => children.stop());
    const leftovers = await children.endLeftovers();
    if (leftovers.length > 0) say(`Ended what an earlier run left behind: ${leftovers.join(', ')}`);
    if (options.fresh === true) sole.deleteEverythingElse();

    // 2. Durable state and virtual time.
    const store = openStore(join(dataDir, 'runtime.sqlite'));
    ending.push(() => store.close());
    const clock = new VirtualClock(store, options.realNow);
    ending.push(() => clock.stop());
    const counts = new CallCounts();
    const kept = new KeptSecrets(store);
    const firstStart = !kept.has('started');
    kept.text('started');

    // 3. The addresses. Calls that arrive early wait until everything is there.
    const web = await LoopbackServer.listen(ports.web, 'the web address', clock);
    ending.push(() => web.close());
    const aws = await LoopbackServer.listen(ports.aws, 'the AWS endpoint', clock);
    ending.push(() => aws.close());

    // 4. The templates, resolved for these addresses; anything unknown in them ends the start here.
    const place = {
      region: REGION,
      account: ACCOUNT,
      webUrl: web.url,
      awsUrl: aws.url,
      secret: (name: string) => kept.text(name),
    };
    const resources = resolveResources(readAssembly(options.assembly), {
      place,
      known: knownResources,
      parameters: { PublicUrl: web.url, ...options.parameters },
    });
    const definitions = functionDefinitions(resources);
    const slugs = new Map(definitions.map(({ logicalId, slug }) => [logicalId, slug]));

    // 5. The three programs beside this one: tables, inbox, sign-in.
    const poolId = userPoolId(resources);
    const signIn = new SignIn({ store, clock, issuer: `${aws.url}/${poolId ?? 'no-user-pool'}` });
    playSignIn(resources, signIn);
    ending.push(() => signIn.stop());
    const dataFile = join(dataDir, 'tables.sqlite');
    const [engine, inbox] = await Promise.all([
      TableEngine.start({
        children,
        counts,
        dataFile,
        root,
        ...(options.tables === undefined ? {} : { endpoint: options.tables }),
      }),
      startInbox({ children, webPort: ports.inbox, directory: join(dataDir, 'mail') }),
      signIn.start(),
    ]);
    ending.push(() => engine.stop());
    await playTables(resources, engine);

    // 6. Functions, each in workers of its own, started by their first invocation.
    const functions = new LambdaFunctions({
      clockOffset: clock.sharedOffset,
      awsUrl: aws.url,
      region: REGION,
      logFolder: join(dataDir, 'logs'),
      counts,
      complain: say,
    });
    ending.push(nextTurn, () => functions.stop());
    for (const definition of definitions) functions.define(definition);

    // 7. Queues, topics, buses and schedules, and what of theirs waits on disk from an earlier run.
    const queues = new Queues({ store, clock });
    playQueues(resources, queues);
    const invocations = new AsyncInvocations({ store, clock, functions, queues });
    playAsyncConfigs(resources, invocations);
    const deliver = async (arn: string, event: unknown) =>
      invocations.submit(arn, JSON.stringify(event));
    const topics = new Topics({ store, clock, queues });
    ending.push(() => topics.stop());
    topics.deliverWith(deliver);
    playTopics(resources, topics);
    const buses = new EventBuses({
      store,
      clock,
      queues,
      counts,
      region: REGION,
      account: ACCOUNT,
    });
    ending.push(() => buses.stop());
    buses.deliverWith(deliver);
    const schedules = new Schedules({ store, clock, region: REGION, account: ACCOUNT });
    playEvents(resources, buses, schedules, (arn, event) => invocations.submit(arn, event));

    // 8. Secrets, mail and permissions.
    const secrets = new Secrets({ store, clock });
    playSecrets(resources, secrets);
    const mail = new Mail({
      store,
      clock,
      counts,
      inboxSmtpPort: inbox.smtpPort,
      inboxHolds: inbox.holds,
      publish: (topicArn, message) => void topics.publish(topicArn, message),
    });
    ending.push(() => mail.stop());
    const roles = rolePolicies(resources);
    playMail(resources, mail, roles);
    const permissions = new Permissions({
      roles,
      region: REGION,
      account: ACCOUNT,
      hashKeyOf: hashKeys(resources),
      secretArnOf: (id) => secrets.arnOf(id),
    });
    const outside = new OutsideAccounts(ACCOUNT, busStatements(resources));

    // 9. The AWS endpoint, with the sign-in below the user pool's id.
    const endpoint = createAwsEndpoint({
      services: {
        dynamodb: engine,
        events: buses,
        secretsmanager: secrets,
        ses: mail,
        sns: topics,
        sqs: queues,
      },
      permissions: {
        authorize(call) {
          outside.authorize(call);
          permissions.authorize(call);
        },
      },
      counts,
    });
    signIn.mountOn(endpoint);
    aws.serve((request, response) => endpoint.emit('request', request, response));

    // 10. What settles, and the clock that is moved step by step.
    const sources = eventSources(
      resources,
      { engine, functions, queues, clock, store, counts },
      REGION,
    );
    ending.push(() => [...sources.queues, ...sources.streams].forEach((source) => source.stop()));
    const settling = new Settling(
      [
        () =>
          functions.busy().map(({ slug, invocations: n }) => `${slug}: ${n} at work or waiting`),
        () => (sources.streams.every((source) => source.idle()) ? [] : ['the table stream']),
        () => (queues.idle() ? [] : ['queues']),
        () => (buses.idle() ? [] : ['event buses']),
        () => (topics.idle() ? [] : ['topics']),
        () => (mail.idle() ? [] : ['emails on their way to the inbox']),
        () => (engine.idle() ? [] : ['writes to the table']),
      ],
      () => sources.queues.forEach((source) => source.flush()),
    );
    const moves = new ClockMoves({ clock, schedules, settling, say });
    ending.push(() => moves.stop());

    // 11. The web address: the runtime's own page, then the HTTP API of the templates.
    const { apiId, routes } = httpRoutes(resources);
    const api = new HttpApi({
      routes,
      functions,
      clock,
      apiId,
      account: ACCOUNT,
      checkToken: tokenCheck(signIn, clock),
      accessLogFile: join(dataDir, 'logs', 'access.log'),
    });
    const machines = clients(resources).flatMap(({ clientId, clientSecret, flows, scopes }) =>
      flows.includes('client_credentials') && clientSecret !== undefined
        ? [{ clientId, clientSecret, scopes }]
        : [],
    );
    const tokenUrl = `${signIn.issuer}/oauth2/token`;
    const local = new LocalApi({
      clock,
      moves,
      settling,
      counts,
      slugs,
      webUrl: web.url,
      machines: { tokenUrl, clients: machines },
      page: (notice) =>
        localPage({
          notice,
          now: clock.now(),
          movingTo: moves.target(),
          links: links(web.url, inbox.url),
          awsUrl: aws.url,
          accounts: signIn.accounts,
          machines,
          tokenUrl,
          busy: settling.busy(),
          queues: queueLines(queues, queueNames(resources)),
          counts: countsByFunction(counts.snapshot(), slugs).functions,
          events: buses.events().slice(-15).toReversed(),
        }),
    });
    web.serve((request, response) =>
      local.owns(request) ? local.handle(request, response) : api.handle(request, response),
    );

    // 12. Everything answers: take up what waits, and begin.
    invocations.start();
    buses.start();
    for (const source of [...sources.queues, ...sources.streams]) source.start();
    schedules.start();

    return {
      webUrl: web.url,
      awsUrl: aws.url,
      inboxUrl: inbox.url.replace(/\/$/, ''),
      accounts: signIn.accounts,
      firstStart,
      clock,
      queues,
      buses,
      isDone: (name) => kept.has(`done.${name}`),
      setDone: (name) => void kept.text(`done.${name}`),
      settle: (timeoutMs) => settling.settle(timeoutMs),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function tokenCheck(signIn: SignIn, clock: VirtualClock): HttpApiParts['checkToken'] {
  return ({ authorizer, scopes }, header) =>
    new JwtAuthorizer({
      issuer: authorizer?.issuer ?? '',
      audience: authorizer?.audience ?? [],
      keys: () => signIn.jwks(),
      clock,
    }).check(header, scopes);
}

function links(web: string, inbox: string) {
  return [
    { url: `${web}/console`, name: 'Console', what: 'for the program’s admins' },
    { url: inbox, name: 'Inbox', what: 'every email that was sent' },
    { url: `${web}/docs`, name: 'Documentation', what: 'events and API, for integrators' },
  ];
}

function queueLines(queues: Queues, names: ReadonlyMap<string, string>) {
  const definitions = queues.list();
  const dead = new Set(definitions.map(({ redrive }) => redrive?.deadLetterArn));
  return definitions
    .map(({ arn, name }) => ({
      name: names.get(arn) ?? name,
      deadLetters: dead.has(arn) || /dead-?letter/i.test(name),
      ...queues.depth(arn),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
