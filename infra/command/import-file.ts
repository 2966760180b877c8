import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { CommandError, exitCode, type ExitCode } from './exit-code.ts';
import { ImportStatus } from './import-status.ts';
import { keptUpload, type KeptUpload } from './kept-upload.ts';
import type { ProgressBar } from './progress-bar.ts';
import type { Options } from './read-options.ts';
import type { RollcallClient } from './rollcall-client.ts';
import { dryRunInWords, resultInWords } from './status-in-words.ts';

export interface Terminal {
  say(line: string): void;
  bar: ProgressBar;
  /** Asks for a yes; undefined when there is nobody to ask. */
  ask(question: string): Promise<boolean> | undefined;
}

const Begun = z.object({ importId: z.string() });
const pollEveryMs = 400;

/**
 * Brings a file in.
 * 1. Go on with the import of this very file if one was interrupted, else begin one. 2. Send the parts that are not
 * there. 3. Show what importing would do. 4. Ask, and set it going. 5. Wait until it is over.
 */
export async function importFile(
  options: Options,
  client: RollcallClient,
  terminal: Terminal,
): Promise<ExitCode> {
  const bytes = readBytes(options.file);
  const kept = keptUpload(bytes, [options.url, await client.clientId(), basename(options.file)]);
  const importId = await findOrBegin(options, bytes, client, kept);
  const arrived = await sendParts(importId, bytes, client, terminal);
  if (arrived.status === 'ready') {
    const over = await decide(arrived, options, client, terminal, kept);
    if (over !== undefined) return over;
  }
  const done = await follow(importId, client, terminal);
  kept.forget();
  await saveReport(options, importId, client, terminal);
  if (done.status !== 'done') {
    throw new CommandError(exitCode.file, done.refusal ?? `The import is ${done.status}.`);
  }
  for (const line of resultInWords(done)) terminal.say(line);
  return exitCode.done;
}

function readBytes(file: string): Uint8Array {
  try {
    const bytes = readFileSync(file);
    if (bytes.length > 0) return bytes;
  } catch {
    throw new CommandError(exitCode.file, `${file} cannot be read.`);
  }
  throw new CommandError(exitCode.file, `${file} is empty.`);
}

function statusOf(client: RollcallClient, importId: string): Promise<ImportStatus> {
  return client.json(ImportStatus, 'GET', `/v1/imports/${importId}`);
}

async function findOrBegin(
  { file, format }: Options,
  bytes: Uint8Array,
  client: RollcallClient,
  kept: KeptUpload,
): Promise<string> {
  const before = kept.importId();
  if (before !== undefined && (await isUnderWay(client, before))) return before;
  const announced = { fileName: basename(file), bytes: bytes.length, format };
  const { importId } = await client.json(Begun, 'POST', '/v1/imports', JSON.stringify(announced));
  kept.keep(importId);
  return importId;
}

/** An import that is over, or of a system that was emptied since, is no reason not to begin another. */
async function isUnderWay(client: RollcallClient, importId: string): Promise<boolean> {
  try {
    const { status } = await statusOf(client, importId);
    return status === 'uploading' || status === 'ready' || status === 'running';
  } catch (error) {
    if (error instanceof CommandError && error.code === exitCode.file) return false;
    throw error;
  }
}

async function sendParts(
  importId: string,
  bytes: Uint8Array,
  client: RollcallClient,
  { bar }: Terminal,
): Promise<ImportStatus> {
  const status = await statusOf(client, importId);
  const { missing = [], parts = 1, partBytes = bytes.length } = status;
  if (status.status !== 'uploading') return status;
  for (const [at, part] of missing.entries()) {
    bar.show('Sending', parts - missing.length + at, parts);
    const piece = Uint8Array.from(bytes.subarray(part * partBytes, (part + 1) * partBytes));
    await client.json(z.unknown(), 'PUT', `/v1/imports/${importId}/parts/${part}`, piece);
  }
  bar.show('Sending', parts, parts);
  bar.end();
  return client.json(ImportStatus, 'POST', `/v1/imports/${importId}/uploaded`);
}

/** Shows what importing would do and sets it going; the exit code when that was not wanted. */
async function decide(
  status: ImportStatus,
  options: Options,
  client: RollcallClient,
  terminal: Terminal,
  kept: KeptUpload,
): Promise<ExitCode | undefined> {
  const { importId, problem, dryRun } = status;
  const path = `/v1/imports/${importId}`;
  const page = `${options.url}${status.console}`;
  if (problem !== undefined || dryRun === undefined) {
    throw new CommandError(exitCode.file, `${problem ?? 'The file cannot be read.'}\n${page}`);
  }
  for (const line of dryRunInWords(status)) terminal.say(line);
  if (options.dryRun) {
    await saveReport(options, importId, client, terminal);
    await client.json(z.unknown(), 'POST', `${path}/discard`);
    kept.forget();
    return dryRun.total === 0 ? exitCode.file : exitCode.done;
  }
  if (dryRun.total > 0 && !options.yes) {
    const answer = await terminal.ask('Import it? [y/N] ');
    if (answer !== true) {
      terminal.say(`Not imported. It waits for a yes: here with --yes, or at ${page}`);
      return exitCode.waiting;
    }
  }
  await client.json(ImportStatus, 'POST', `${path}/confirm`);
  return undefined;
}

async function follow(
  importId: string,
  client: RollcallClient,
  { bar }: Terminal,
): Promise<ImportStatus> {
  for (;;) {
    const status = await statusOf(client, importId);
    const { done = 0, total = 0 } = status.progress ?? {};
    bar.show('Importing', done, total);
    if (status.status !== 'running') {
      bar.end();
      return status;
    }
    await pause(pollEveryMs);
  }
}

async function saveReport(
  { report }: Options,
  importId: string,
  client: RollcallClient,
  { say }: Terminal,
): Promise<void> {
  if (report === undefined) return;
  writeFileSync(report, await client.bytes(`/v1/imports/${importId}/report.csv`));
  say(`What becomes of each row stands in ${report}.`);
}
