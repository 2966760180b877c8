/**
 * Whose message it is. A message lies with the person it is to or about; a note to a program's staff or integrators
 * that is about nobody lies with the program, whose holder id is no person's (those are UUIDs).
 */
import { personPartition, programPartition } from './partitions.ts';

export const programHolder = (programId: string) => `program-${programId}`;

/** Where a holder's messages lie. */
export function holderPartition(personId: string): string {
  const [, programId] = /^program-(.+)$/.exec(personId) ?? [];
  return programId === undefined ? personPartition(personId) : programPartition(programId);
}

/** The holder whose partition it is. */
export function holderIn(partition: string): string {
  return partition.replace(/^person#/, '').replace(/^program#/, 'program-');
}
