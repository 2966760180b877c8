/** What a rule's target receives: the event, a part of it, a fixed text, or a text with parts put in. */
import { isRecord } from './wire-input.ts';

export interface TargetInput {
  /** Fixed JSON text. */
  readonly input?: string;
  /** `$.detail.data` and the like. */
  readonly inputPath?: string;
  readonly inputTransformer?: {
    readonly paths: Readonly<Record<string, string>>;
    readonly template: string;
  };
}

/**
 * @param event the event's JSON text.
 * @returns the JSON text that the target receives.
 */
export function targetInput(target: TargetInput, event: string, ruleArn: string): string {
  if (target.input !== undefined) return target.input;
  if (target.inputPath !== undefined) {
    return JSON.stringify(valueAt(JSON.parse(event), target.inputPath) ?? null);
  }
  if (target.inputTransformer !== undefined) {
    return transformed(target.inputTransformer, event, ruleArn);
  }
  return event;
}

function transformed(
  { paths, template }: NonNullable<TargetInput['inputTransformer']>,
  event: string,
  ruleArn: string,
): string {
  const parsed: unknown = JSON.parse(event);
  const ruleName = ruleArn.slice(ruleArn.lastIndexOf('/') + 1);
  const predefined: Readonly<Record<string, unknown>> = {
    'aws.events.rule-arn': ruleArn,
    'aws.events.rule-name': ruleName,
    'aws.events.event': isRecord(parsed) ? parsed : {},
    'aws.events.event.json': event,
    'aws.events.event.ingestion-time': isRecord(parsed) ? parsed['time'] : undefined,
  };
  let inText = false;
  let result = '';
  for (const part of template.split(/(\\.|"|<[A-Za-z0-9_.-]+>)/)) {
    if (part === '"') inText = !inText;
    if (!(part.startsWith('<') && part.endsWith('>'))) {
      result += part;
      continue;
    }
    const name = part.slice(1, -1);
    const path = paths[name];
    const value = path === undefined ? predefined[name] : valueAt(parsed, path);
    result += inText ? textOf(value) : name === 'aws.events.event.json' ? event : jsonOf(value);
  }
  return result;
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** Inside quotes a value stands without its own, its special characters escaped; one that is not there is empty. */
function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return JSON.stringify(value).slice(1, -1);
  return JSON.stringify(jsonOf(value)).slice(1, -1);
}

/** Follows `$`, `.name`, `['name']` and `[0]`; what is not there is `undefined`. */
export function valueAt(root: unknown, path: string): unknown {
  if (!path.startsWith('$')) throw new Error(`The path '${path}' must start with $.`);
  let value = root;
  let read = 1;
  for (const step of path.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['([^']+)'\]/g)) {
    if (step.index !== read) break;
    read += step[0].length;
    const [, dotted, index, quoted] = step;
    const name = dotted ?? quoted;
    if (name !== undefined) value = isRecord(value) ? value[name] : undefined;
    else value = Array.isArray(value) ? value[Number(index)] : undefined;
  }
  if (read !== path.length) throw new Error(`The path '${path}' is not known: $, .name, [0] only.`);
  return value;
}
