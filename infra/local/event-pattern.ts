/**
 * EventBridge's pattern language: which events a rule, or a Lambda event source mapping's
 * `FilterCriteria`, lets through. Rules from the EventBridge user guide ("Comparison operators", "Best
 * practices for event patterns") and, where it is silent, from AWS's open matcher (aws/event-ruler).
 */
import { type Branch, compileBranches, longestPattern } from './event-pattern/branches.ts';
import { AmbiguousNames, isEventObject } from './event-pattern/event-fields.ts';
import { buildFieldTree, type FieldNode } from './event-pattern/field-tree.ts';
import { matchBySearch } from './event-pattern/match-search.ts';
import { TreeMatch } from './event-pattern/match-tree.ts';
import type { Meter } from './event-pattern/wildcard.ts';
import { AwsError } from './interfaces.ts';

/**
 * Compiles a pattern (JSON text, or the object a template holds) to a test of events. Events are
 * parsed JSON: a bus event's envelope with its `detail`, or a stream or queue record. The work of one
 * test is linear in the event's size.
 *
 * Throws `InvalidPatternError` with AWS's reason when the pattern is none.
 */
export function compilePattern(pattern: string | object): (event: unknown) => boolean {
  const matches = compileMetered(pattern);
  return (event) => matches(event, { steps: 0 });
}

/** As `compilePattern`; the test also counts its steps in `meter`. */
export function compileMetered(
  pattern: string | object,
): (event: unknown, meter: Meter) => boolean {
  const text = typeof pattern === 'string' ? pattern : JSON.stringify(pattern);
  const trees = compileBranches(text).map((branch: Branch) => buildFieldTree(branch));
  return (event, meter) => trees.some((tree) => matchesTree(tree, event, meter));
}

function matchesTree(tree: FieldNode, event: unknown, meter: Meter): boolean {
  try {
    return new TreeMatch(meter).matches(tree, event);
  } catch (error) {
    if (error instanceof AmbiguousNames) return matchBySearch(tree, event, meter);
    throw error;
  }
}

/** AWS's page also lists `resources`, but the service does not miss it. */
const envelopeFields = ['id', 'account', 'source', 'time', 'region', 'detail-type'];

/**
 * What `TestEventPattern` answers. Throws `InvalidPatternError`, or `AwsError` `ValidationException`
 * when the pattern is too long or the event is no JSON object with an envelope.
 */
export function testEventPattern(patternJson: string, eventJson: string): boolean {
  if (patternJson.length > longestPattern) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${patternJson}' at 'eventPattern' failed to satisfy constraint: Member must have length less than or equal to ${longestPattern}`,
    );
  }
  const matches = compilePattern(patternJson);
  return matches(parseEvent(eventJson));
}

function parseEvent(eventJson: string): object {
  let event: unknown;
  try {
    event = JSON.parse(eventJson);
  } catch {
    throw new AwsError('ValidationException', 'Parameter Event is not valid.');
  }
  if (!isEventObject(event) || !envelopeFields.every((field) => Object.hasOwn(event, field))) {
    throw new AwsError('ValidationException', 'Parameter Event is not valid.');
  }
  return event;
}
