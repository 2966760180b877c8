/** Shapes that the events on mentoring share. */
import * as z from 'zod';
import { mentoringKinds } from '../vocabulary/mentoring.ts';

export const MentoringKind = z
  .enum(mentoringKinds)
  .describe(
    'buddy: for a candidate; mentor: for a new teacher; flash: half an hour, once; observation: of a lesson; peer-coach: among equals',
  );

export const NeedId = z
  .string()
  .regex(/^[0-9A-Za-z.-]{1,60}$/, 'a need’s id as Rollcall gives it')
  .describe('One need for a mentor; the pair that comes of it has the same id')
  .meta({ examples: ['8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51'] });
