/** A registrar's file of 420 students, from its confirmation to half a year later. */
import { setTimeout as pause } from 'node:timers/promises';
import { LocalProcess } from '../support/local-process.ts';
import { Operator, programId } from '../support/operator.ts';
import { makeUpFile } from '../unit/shared/domain/registrar-file/made-up-file.ts';
import { writeCsv } from '../unit/shared/domain/registrar-file/write-csv.ts';
import type { Figure, Section } from './figures.ts';
import { withFolder } from './with-folder.ts';

/** The season of the made-up program opens on 1 May 2027 at midnight in Chicago: 05:00 UTC. */
const before = '2027-05-01T04:50:00Z';
const opened = '2027-05-01T05:10:00Z';
const halfAYearLater = '2027-11-01T05:10:00Z';
const students = 420;

export async function sampleSection(): Promise<Section> {
  return withFolder(async (data) => {
    const runtime = await LocalProcess.start({ data, clock: before });
    const operator = new Operator(runtime);
    try {
      return await measure(runtime, operator);
    } finally {
      operator.close();
      await runtime.stop();
    }
  });
}

async function measure(runtime: LocalProcess, operator: Operator): Promise<Section> {
  await operator.setUpProgram();
  const { rows } = makeUpFile(1, students);
  const dryRun = await timed(runtime, () => operator.handIn(new Uint8Array(writeCsv(rows))));
  const imported = await timed(runtime, async () => {
    await operator.confirm(dryRun.result);
    await operator.settled();
  });
  const { done } = await operator.progress(dryRun.result);
  const people = (await (await operator.records()).people(programId)).length;

  const mailing = sendingTime(operator);
  const season = await timed(runtime, () => operator.moveTo(opened));
  const sent = await mailing.end();

  const half = await timed(runtime, () => operator.moveTo(halfAYearLater));
  const emails = (await operator.counts()).total.emails;
  const figures: Figure[] = [
    {
      name: 'reading the file, dry run',
      value: dryRun.seconds,
      unit: 's',
      note: `${rows.length} rows, ${students} students`,
    },
    {
      name: 'confirmed until everything has settled',
      value: imported.seconds,
      unit: 's',
      note: `${done} with completions, ${people} people${cpu(imported)}`,
    },
    { name: 'people', value: people / imported.seconds, unit: '/s' },
    {
      name: 'the season opens, until every invitation is out',
      value: season.seconds,
      unit: 's',
      note: `${sent.emails} emails${cpu(season)}`,
    },
    {
      name: 'emails through the door',
      value: sent.perSecond,
      unit: '/s',
      note: 'from the first to the last; the mail service takes 14 a second',
    },
    {
      name: 'half a year of clock, two reminders to everybody in it',
      value: half.seconds,
      unit: 's',
      target: { atMost: 60 },
      note: `${emails - sent.emails} emails${cpu(half)}`,
    },
  ];
  return { title: `The sample of ${students} students, through the console's forms`, figures };
}

interface Timed<Result> {
  result: Result;
  seconds: number;
  /** Seconds of processor time of the runtime and its children. */
  processor: number | undefined;
}

async function timed<Result>(
  runtime: LocalProcess,
  work: () => Promise<Result>,
): Promise<Timed<Result>> {
  const [started, used] = [performance.now(), runtime.processorSeconds()];
  const result = await work();
  const now = runtime.processorSeconds();
  return {
    result,
    seconds: (performance.now() - started) / 1000,
    processor: now === undefined || used === undefined ? undefined : now - used,
  };
}

function cpu({ processor }: Timed<unknown>): string {
  return processor === undefined ? '' : `, ${processor.toFixed(1)} s of processor time`;
}

/** Watches how many emails have gone out; tells the rate between the first and the last. */
function sendingTime(operator: Operator) {
  const seen: { at: number; emails: number }[] = [];
  const watching = new AbortController();
  const look = async () => {
    const { emails } = (await operator.counts()).total;
    if (emails !== seen.at(-1)?.emails) seen.push({ at: performance.now(), emails });
  };
  const watch = (async () => {
    while (!watching.signal.aborted) {
      await look();
      await pause(50);
    }
  })();
  return {
    async end(): Promise<{ emails: number; perSecond: number }> {
      watching.abort();
      await watch;
      await look();
      const [first, last] = [seen.find(({ emails }) => emails > 0), seen.at(-1)];
      if (first === undefined || last === undefined) return { emails: 0, perSecond: 0 };
      const seconds = (last.at - first.at) / 1000;
      return { emails: last.emails, perSecond: (last.emails - first.emails) / seconds };
    },
  };
}
