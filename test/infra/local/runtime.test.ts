import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startOf } from '../../../infra/local/children.ts';
import type { LocalRuntime } from '../../../infra/local/start.ts';
import { textContaining } from './expected.ts';
import { madeUpFunction, Workplace } from './made-up-app.ts';

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** Bus, queue, stream, schedule and route, all to functions that note what they get in a file. */
function app(seen: string) {
  // While the file "hold" is there, whoever works on a queue or a stream is stuck in the middle.
  const note = (what: string) =>
    `import { appendFileSync, existsSync } from 'node:fs';
     export const handler = async (event) => {
       while (event.Records && existsSync('${seen}.hold')) await new Promise((go) => setTimeout(go, 10));
       ${what} };`;
  const line = (value: string) => `appendFileSync(${JSON.stringify(seen)}, ${value} + '\\n');`;
  return {
    code: {
      work: note(`for (const { body } of event.Records) {
        ${line("'queue ' + (JSON.parse(body).detail?.name ?? body)")} }`),
      relay: note(`for (const r of event.Records) ${line("'stream ' + r.dynamodb.NewImage.pk.S")}`),
      sweep: note(line("'schedule ' + event.time")),
      page: note(`${line("'web ' + event.rawPath")} return { statusCode: 200, body: 'hello' };`),
    },
    stacks: {
      App: {
        Resources: {
          ...madeUpFunction('work', { Timeout: 60 }),
          ...madeUpFunction('relay', { Timeout: 60 }),
          ...madeUpFunction('sweep'),
          ...madeUpFunction('page'),
          Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'made-up' } },
          Jobs: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 3600 } },
          JobsSource: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: { FunctionName: { Ref: 'Work' }, EventSourceArn: arn('Jobs') },
          },
          Hired: {
            Type: 'AWS::Events::Rule',
            Properties: {
              EventBusName: { Ref: 'Bus' },
              EventPattern: { 'detail-type': ['hired'] },
              Targets: [{ Id: 'jobs', Arn: arn('Jobs') }],
            },
          },
          Hourly: {
            Type: 'AWS::Events::Rule',
            Properties: {
              ScheduleExpression: 'rate(1 minute)',
              Targets: [{ Id: 'sweep', Arn: arn('Sweep') }],
            },
          },
          Records: {
            Type: 'AWS::DynamoDB::Table',
            Properties: {
              KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
              AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
              BillingMode: 'PAY_PER_REQUEST',
              StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
            },
          },
          RecordsSource: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: {
              FunctionName: { Ref: 'Relay' },
              EventSourceArn: { 'Fn::GetAtt': ['Records', 'StreamArn'] },
            },
          },
          Web: {
            Type: 'AWS::ApiGatewayV2::Api',
            Properties: { Name: 'web', ProtocolType: 'HTTP' },
          },
          WebTo: {
            Type: 'AWS::ApiGatewayV2::Integration',
            Properties: {
              ApiId: { Ref: 'Web' },
              IntegrationType: 'AWS_PROXY',
              IntegrationUri: arn('Page'),
              PayloadFormatVersion: '2.0',
            },
          },
          Anything: {
            Type: 'AWS::ApiGatewayV2::Route',
            Properties: {
              ApiId: { Ref: 'Web' },
              RouteKey: 'ANY /hello/{proxy+}',
              Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'WebTo' }]] },
            },
          },
        },
      },
    },
  };
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}

function clients(endpoint: string) {
  const settings = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'any' },
  };
  return {
    events: new EventBridgeClient(settings),
    sqs: new SQSClient(settings),
    tables: new DynamoDBClient(settings),
  };
}

const hired = (name: string) =>
  new PutEventsCommand({
    Entries: [
      {
        EventBusName: 'made-up',
        Source: 'test',
        DetailType: 'hired',
        Detail: JSON.stringify({ name }),
      },
    ],
  });

describe('the whole runtime', () => {
  const place = new Workplace();
  const seen = place.path('seen.txt');
  let runtime: LocalRuntime;
  beforeAll(async () => {
    writeFileSync(seen, '');
    const { stacks, code } = app(seen);
    place.assembly(stacks, code);
    runtime = await place.start();
  });
  afterAll(async () => {
    await runtime.stop();
    place.remove();
  });

  const local = (path: string, init?: RequestInit) =>
    fetch(`${runtime.webUrl}/_local${path}`, init);
  const moveTo = (now: unknown, headers: Record<string, string> = {}) =>
    local('/clock', { method: 'POST', body: JSON.stringify({ now }), headers });

  test('an event goes through rule and queue to its function, a write through the stream', async () => {
    const { events, tables } = clients(runtime.awsUrl);
    await events.send(hired('ana'));
    await tables.send(new PutItemCommand({ TableName: 'App-Records', Item: { pk: { S: 'p1' } } }));
    const settled = await local('/settled?timeout=15');
    expect(settled.status).toBe(200);
    expect(lines(seen)).toEqual(expect.arrayContaining(['queue ana', 'stream p1']));
  });

  test('a route leads to its function', async () => {
    const answer = await fetch(`${runtime.webUrl}/hello/you`);
    expect(await answer.text()).toBe('hello');
    expect(lines(seen)).toContain('web /hello/you');
  });

  test('counts tell calls, units and events by function', async () => {
    const counts = z
      .object({
        functions: z.record(z.string(), z.looseObject({ calls: z.record(z.string(), z.number()) })),
        total: z.object({ writeUnits: z.number(), events: z.number() }),
      })
      .parse(await (await local('/counts')).json());
    expect(counts.functions['outside']).toMatchObject({
      calls: { 'events:PutEvents': 1, 'dynamodb:PutItem': 1 },
      writeUnits: 1,
      events: 1,
    });
    expect(counts.functions['work']?.calls).toMatchObject({ 'sqs:ReceiveMessage': 1 });
    expect(counts.total).toEqual({ ...counts.total, writeUnits: 1, events: 1 });
  });

  test('the clock moves forward over HTTP, with schedules firing on the way', async () => {
    const target = new Date(runtime.clock.now() + 10 * 3_600_000).toISOString();
    expect((await moveTo(target)).status).toBe(202);
    expect((await local('/settled?timeout=30')).status).toBe(200);
    expect(runtime.clock.now()).toBeGreaterThanOrEqual(Date.parse(target));
    const times = lines(seen).filter((line) => line.startsWith('schedule'));
    expect(times.length).toBeGreaterThanOrEqual(12);
    expect(times.at(-1)).toBe(`schedule ${target.slice(0, 19)}Z`);
  });

  test.each([
    ['2020-01-01T00:00:00Z', 'The clock only moves forward'],
    ['tomorrow', '"now" must be an instant such as 2027-05-03T15:00:00Z.'],
    [7, '"now" must be an instant such as 2027-05-03T15:00:00Z.'],
  ])('the clock refuses %s in plain words', async (now, message) => {
    const answer = await moveTo(now);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: textContaining(message) });
  });

  test('another site cannot move the clock, and another name for this machine reaches nothing', async () => {
    const now = new Date(runtime.clock.now() + 3_600_000).toISOString();
    expect((await moveTo(now, { origin: 'http://evil.example' })).status).toBe(403);
    for (const [host, status] of [
      ['evil.example', 421],
      ['localhost', 200],
    ] as const) {
      const answered = await new Promise((resolve, reject) => {
        get(`${runtime.webUrl}/_local`, { headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).on('error', reject);
      });
      expect(answered).toBe(status);
    }
  });

  test('settled says what is still busy when the time is up', async () => {
    const { sqs } = clients(runtime.awsUrl);
    const QueueUrl = `${runtime.awsUrl}/000000000000/App-Jobs`;
    writeFileSync(`${seen}.hold`, '');
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
    const answer = await local('/settled?timeout=0.2');
    const body = z.object({ busy: z.array(z.string()) }).parse(await answer.json());
    expect([answer.status, body.busy.length > 0]).toEqual([503, true]);
    rmSync(`${seen}.hold`);
    expect((await local('/settled?timeout=20')).status).toBe(200);
  });

  test('the local page shows where to go, the clock and the counts, and moves the clock by its form', async () => {
    const page = await (await local('')).text();
    for (const part of ['/console', 'Inbox', 'jobs', 'Move it forward', '<td>work</td>']) {
      expect(page).toContain(part);
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: runtime.webUrl };
    const now = new Date(runtime.clock.now() + 2 * 3_600_000).toISOString().slice(0, 16);
    const moved = await local('/clock', {
      method: 'POST',
      body: new URLSearchParams({ now }),
      headers: form,
      redirect: 'manual',
    });
    expect(moved.status).toBe(303);
    const refused = await local('/clock', {
      method: 'POST',
      body: new URLSearchParams({ now: '<b>2020' }),
      headers: form,
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('must be an instant');
    expect((await local('/settled?timeout=30')).status).toBe(200);
  });
});

describe('kill -9', { timeout: 120_000 }, () => {
  const Ready = z.object({ webUrl: z.string(), awsUrl: z.string() });
  let place: Workplace;
  let child: ChildProcess;
  afterEach(async () => {
    await kill();
    await place.start().then((last) => last.stop());
    place.remove();
  });

  async function start(): Promise<z.output<typeof Ready>> {
    const script = join(import.meta.dirname, 'made-up-app-child.ts');
    child = spawn(process.execPath, [script, place.folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (child.stdout === null) throw new Error('no output');
    for await (const line of createInterface({ input: child.stdout })) {
      return Ready.parse(JSON.parse(line));
    }
    throw new Error('The runtime ended before it was ready.');
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  function childPids(): { pid: number; started: string }[] {
    const text = readFileSync(place.path('data', 'children.json'), 'utf8');
    return z.array(z.object({ pid: z.number(), started: z.string() })).parse(JSON.parse(text));
  }

  test('in the middle of work: everything acknowledged is done after the next start, which ends what was left', async () => {
    place = new Workplace();
    const seen = place.path('seen.txt');
    writeFileSync(seen, '');
    const { stacks, code } = app(seen);
    place.assembly(stacks, code);
    const names: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      writeFileSync(`${seen}.hold`, '');
      const done = lines(seen).length;
      const { awsUrl } = await start();
      const { events, tables } = clients(awsUrl);
      for (let n = 0; n < 12; n += 1) {
        const name = `${round}-${n}`;
        await events.send(hired(name));
        await tables.send(
          new PutItemCommand({ TableName: 'App-Records', Item: { pk: { S: name } } }),
        );
        names.push(name);
      }
      const left = childPids();
      expect(left).toHaveLength(2);
      await kill();
      expect(lines(seen)).toHaveLength(done);
      rmSync(`${seen}.hold`);
      expect(left.every(({ pid, started }) => startOf(pid) === started)).toBe(true);
      const next = await start();
      expect(left.some(({ pid, started }) => startOf(pid) === started)).toBe(false);
      const settled = await fetch(`${next.webUrl}/_local/settled?timeout=30`);
      expect(settled.status).toBe(200);
      expect(lines(seen)).toEqual(
        expect.arrayContaining(names.flatMap((name) => [`queue ${name}`, `stream ${name}`])),
      );
      await kill();
    }
  });

  test('of the clock: it goes on where it was', async () => {
    place = new Workplace();
    const seen = place.path('seen.txt');
    writeFileSync(seen, '');
    const { stacks, code } = app(seen);
    place.assembly(stacks, code);
    const first = await start();
    const target = new Date(Date.now() + 5 * 86_400_000).toISOString();
    await fetch(`${first.webUrl}/_local/clock`, {
      method: 'POST',
      body: JSON.stringify({ now: target }),
    });
    expect((await fetch(`${first.webUrl}/_local/settled?timeout=30`)).status).toBe(200);
    await kill();
    const again = await start();
    const { now } = z
      .object({ now: z.string() })
      .parse(await (await fetch(`${again.webUrl}/_local/clock`)).json());
    expect(Date.parse(now)).toBeGreaterThanOrEqual(Date.parse(target));
  });
});

describe('a start that cannot succeed', () => {
  test('names the unknown resource, and leaves nothing running', async () => {
    const place = new Workplace();
    place.assembly({ App: { Resources: { Files: { Type: 'AWS::S3::Bucket' } } } });
    await expect(place.start()).rejects.toThrow('Files (AWS::S3::Bucket)');
    await expect(place.start()).rejects.toThrow('Files (AWS::S3::Bucket)');
    place.remove();
  });

  test('names the address whose port is taken', async () => {
    const place = new Workplace();
    place.assembly({ App: { Resources: {} } });
    const first = await place.start();
    const port = Number(new URL(first.webUrl).port);
    const second = place.start({
      dataDir: place.path('other'),
      ports: { web: port, aws: 0, inbox: 0 },
    });
    await expect(second).rejects.toThrow(`Port ${port}, meant for the web address, is taken`);
    await first.stop();
    place.remove();
  });
});
