import { expect, test } from 'vitest';
import {
  callPlan,
  colleaguesPlan,
  invitationPlan,
  matterOf,
  pairPlan,
} from '../../../../shared/domain/message-plan.ts';
import { messageId, messageKeyOf } from '../../../../shared/domain/message-id.ts';

test.each([
  ['annual-2027', 'survey', '2027'],
  ['checkin-d30-20260817', 'check-in', 'd30-20260817'],
  [invitationPlan('n-1'), 'invitation', 'n-1'],
  [pairPlan('n-1'), 'pair', 'n-1'],
  [colleaguesPlan('nces-010000500870'), 'colleagues', 'nces-010000500870'],
  [callPlan('checkin-d30-20260817'), 'call', 'checkin-d30-20260817'],
])('%s says what its emails are about, and which one', (plan, matter, id) => {
  expect(matterOf(plan)).toEqual({ matter, id });
  const key = { personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b', plan, step: 'reminder' };
  expect(messageId(key)).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
  expect(messageKeyOf(messageId(key))).toEqual(key);
});

test.each(['party-2027', 'annual', 'toString-1', ''])('“%s” is no plan of ours', (plan) => {
  expect(matterOf(plan)).toBeUndefined();
});
