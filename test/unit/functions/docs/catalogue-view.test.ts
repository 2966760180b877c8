import { expect, test } from 'vitest';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { catalogue } from '../../../../events/index.ts';
import { catalogueView, eventView } from '../../../../functions/docs/catalogue-view.ts';

const place = { origin: 'https://rollcall.example.edu' };

test('every event is shown, those that integrators write first', () => {
  const view = catalogueView();
  expect(view.map(({ type }) => type).toSorted()).toEqual(
    catalogue.map(({ type }) => type).toSorted(),
  );
  expect(view[0]).toMatchObject({ type: 'admission.submitted.v1', submission: true });
  const kinds = view.map(({ submission }) => submission);
  expect(kinds).toEqual(kinds.toSorted((a, b) => Number(b) - Number(a)));
});

test('a field is shown with its path, its kind, whether it is needed, and what it means', () => {
  const { fields } = eventView(graduationSubmitted, place);
  const field = (path: string) => fields.find((each) => each.path === path);
  expect(field('eventId')).toMatchObject({ required: true, kind: 'string' });
  expect(field('data.degrees[].completionDate')).toMatchObject({
    required: true,
    kind: 'string, date',
  });
  expect(field('data.degrees[].status')).toMatchObject({ kind: 'awarded | revoked' });
  expect(field('data.telephone')).toMatchObject({ required: false });
  expect(field('data.homeDistrictLeaId')?.description).toContain('NCES');
});

test('the example that is shown can be copied as it stands, without what the doors fill in', () => {
  const example: unknown = JSON.parse(eventView(graduationSubmitted, place).example);
  expect(example).not.toHaveProperty('programId');
  expect(example).toMatchObject({
    data: { candidateIdentifier: '@75548223' },
  });
});
