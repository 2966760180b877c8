/** Archives and replays on the wire: EventBridge's checks and error names. */
import type { BusArchive, BusOperations } from './event-bus.ts';
import { eventPage } from './event-page.ts';
import { type Replay, type ReplayRequest, replayStates } from './event-replays.ts';
import { type AwsCall, AwsError } from './interfaces.ts';
import {
  type Fields,
  isRecord,
  optionalNumber,
  optionalText,
  optionalTexts,
  requiredText,
} from './wire-input.ts';

type Output = Record<string, unknown>;
type Operation = (call: Pick<AwsCall, 'input'>) => Output;

const archiveStates = [
  'ENABLED',
  'DISABLED',
  'CREATING',
  'UPDATING',
  'CREATE_FAILED',
  'UPDATE_FAILED',
] as const;

export function archiveOperations(buses: BusOperations): [string, Operation][] {
  return [
    ['ListArchives', ({ input }) => listArchives(buses, input)],
    ['DescribeArchive', ({ input }) => describeArchive(buses, input)],
    ['StartReplay', ({ input }) => startReplay(buses, input)],
    [
      'DescribeReplay',
      ({ input }) => describedReplay(buses, buses.replay(nameIn(input, 'ReplayName', 64))),
    ],
    ['ListReplays', ({ input }) => listReplays(buses, input)],
    [
      'CancelReplay',
      ({ input }) => {
        const { name, state } = buses.cancelReplay(nameIn(input, 'ReplayName', 64));
        return { ReplayArn: replayArn(buses, name), State: state };
      },
    ],
  ];
}

function listArchives(buses: BusOperations, input: Fields): Output {
  const { prefix, state, source } = onlyOneFilter(input, 'ListArchives', archiveStates);
  const found = buses
    .archives()
    .filter(
      ({ name, busArn }) =>
        name.startsWith(prefix ?? '') &&
        (source === undefined || busArn === source) &&
        (state === undefined || state === 'ENABLED'),
    );
  return eventPage(found.map(listedArchive), input, 'Archives');
}

function listedArchive(archive: BusArchive): Output {
  return {
    ArchiveName: archive.name,
    EventSourceArn: archive.busArn,
    State: 'ENABLED',
    RetentionDays: archive.retentionDays,
    SizeBytes: archive.bytes,
    EventCount: archive.events,
    CreationTime: archive.createdAt / 1000,
  };
}

function describeArchive(buses: BusOperations, input: Fields): Output {
  const name = nameIn(input, 'ArchiveName', 48);
  const archive = buses.archives().find((candidate) => candidate.name === name);
  if (archive === undefined) {
    throw new AwsError('ResourceNotFoundException', `Archive ${name} does not exist.`);
  }
  const { arn, description, pattern } = archive;
  return {
    ...listedArchive(archive),
    ArchiveArn: arn,
    ...(description === undefined ? {} : { Description: description }),
    ...(pattern === undefined ? {} : { EventPattern: JSON.stringify(pattern) }),
  };
}

/** Only the bus that the archive is of can be the destination, as in AWS. */
function startReplay(buses: BusOperations, input: Fields): Output {
  const name = nameIn(input, 'ReplayName', 64);
  const { archive, ruleArns } = placesOf(buses, input);
  const from = timeIn(input, 'EventStartTime');
  const to = timeIn(input, 'EventEndTime');
  if (from >= to) {
    throw notValid('EventEndTime', 'EventStartTime must be before EventEndTime.');
  }
  const description = optionalText(input, 'Description');
  if (description !== undefined && description.length > 512) {
    throw violated('description', 'Member must have length less than or equal to 512');
  }
  const request: ReplayRequest = {
    name,
    archive: archive.name,
    from,
    to,
    ...(description === undefined ? {} : { description }),
    ...(ruleArns === undefined ? {} : { ruleArns }),
  };
  const { state, startedAt } = buses.startReplay(request);
  return {
    ReplayArn: replayArn(buses, name),
    State: state,
    ReplayStartTime: startedAt / 1000,
  };
}

function placesOf(
  buses: BusOperations,
  input: Fields,
): { archive: BusArchive; ruleArns: readonly string[] | undefined } {
  const destination = input['Destination'];
  if (!isRecord(destination)) throw violated('destination', 'Member must not be null');
  const busArn = requiredText(destination, 'Arn');
  if (!/^arn:aws[\w-]*:events:[\w-]+:\d{12}:event-bus\/./.test(busArn)) {
    throw notValid('Destination.Arn', 'Must contain an event bus ARN.');
  }
  const bus = buses.bus(busArn);
  const archiveArn = requiredText(input, 'EventSourceArn');
  const archive = buses.archives().find(({ arn }) => arn === archiveArn);
  if (archive === undefined) {
    const asked = archiveArn.slice(archiveArn.lastIndexOf('/') + 1);
    throw notValid('EventSourceArn', `Archive ${asked} does not exist.`);
  }
  if (archive.busArn !== bus.arn) {
    throw notValid('Destination.Arn', 'Cross event bus replay is not permitted.');
  }
  const filter = optionalTexts(destination, 'FilterArns') ?? [];
  const rules = buses.rules(bus.name).map(({ arn }) => arn);
  const unknown = filter.find((arn) => !rules.includes(arn));
  if (unknown !== undefined) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Rule ${unknown} does not exist on EventBus ${bus.name}.`,
    );
  }
  return { archive, ruleArns: filter.length === 0 ? undefined : filter };
}

function listReplays(buses: BusOperations, input: Fields): Output {
  const { prefix, state, source } = onlyOneFilter(input, 'ListReplays', replayStates);
  const found = buses
    .replays()
    .filter(
      (replay) =>
        replay.name.startsWith(prefix ?? '') &&
        (state === undefined || replay.state === state) &&
        (source === undefined || archiveArn(buses, replay.archive) === source),
    );
  return eventPage(
    found.map((replay) => listedReplay(buses, replay)),
    input,
    'Replays',
  );
}

function listedReplay(buses: BusOperations, replay: Replay): Output {
  const { name, archive, state, reason, from, to, startedAt, endedAt, lastTime } = replay;
  return {
    ReplayName: name,
    EventSourceArn: archiveArn(buses, archive),
    State: state,
    ...(reason === undefined ? {} : { StateReason: reason }),
    EventStartTime: from / 1000,
    EventEndTime: to / 1000,
    ...(lastTime === undefined ? {} : { EventLastReplayedTime: lastTime / 1000 }),
    ReplayStartTime: startedAt / 1000,
    ...(endedAt === undefined ? {} : { ReplayEndTime: endedAt / 1000 }),
  };
}

function describedReplay(buses: BusOperations, replay: Replay): Output {
  const { name, description, archive, ruleArns } = replay;
  const busArn = buses.archives().find((candidate) => candidate.name === archive)?.busArn;
  return {
    ...listedReplay(buses, replay),
    ReplayArn: replayArn(buses, name),
    ...(description === undefined ? {} : { Description: description }),
    Destination: {
      Arn: busArn ?? '',
      ...(ruleArns === undefined ? {} : { FilterArns: ruleArns }),
    },
  };
}

function archiveArn(buses: BusOperations, name: string): string {
  return `${placeOf(buses)}:archive/${name}`;
}

function replayArn(buses: BusOperations, name: string): string {
  return `${placeOf(buses)}:replay/${name}`;
}

/** \`arn:aws:events:<region>:<account>\`, as every bus's name begins. */
function placeOf(buses: BusOperations): string {
  const { arn } = buses.bus('default');
  return arn.slice(0, arn.lastIndexOf(':'));
}

function onlyOneFilter(
  input: Fields,
  operation: string,
  states: readonly string[],
): { prefix: string | undefined; state: string | undefined; source: string | undefined } {
  const prefix = optionalText(input, 'NamePrefix');
  const state = optionalText(input, 'State');
  const source = optionalText(input, 'EventSourceArn');
  if ([prefix, state, source].filter((each) => each !== undefined).length > 1) {
    throw new AwsError(
      'ValidationException',
      `At most one filter is allowed for ${operation}. Use either : State, EventSourceArn, or NamePrefix.`,
    );
  }
  if (state !== undefined && !states.includes(state)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${state}' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [${states.join(', ')}]`,
    );
  }
  return { prefix, state, source };
}

function nameIn(input: Fields, member: string, longest: number): string {
  const name = requiredText(input, member);
  const path = `${member.charAt(0).toLowerCase()}${member.slice(1)}`;
  if (name === '') throw violated(path, 'Member must have length greater than or equal to 1');
  if (name.length > longest) {
    throw violated(path, `Member must have length less than or equal to ${longest}`);
  }
  if (!/^[.\-_A-Za-z0-9]+$/.test(name)) {
    throw violated(path, 'Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+');
  }
  return name;
}

function timeIn(input: Fields, member: string): number {
  const seconds = optionalNumber(input, member);
  if (seconds === undefined) {
    throw violated(
      `${member.charAt(0).toLowerCase()}${member.slice(1)}`,
      'Member must not be null',
    );
  }
  return Math.round(seconds * 1000);
}

function violated(member: string, constraint: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

function notValid(parameter: string, reason: string): AwsError {
  return new AwsError(
    'ValidationException',
    `Parameter ${parameter} is not valid. Reason: ${reason}`,
  );
}
