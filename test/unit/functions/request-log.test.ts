import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type AlumniSite, startAlumniSite, surveyPath } from '../../support/alumni-site.ts';

let site: AlumniSite;

beforeAll(async () => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'DEBUG';
  site = await startAlumniSite();
});
afterAll(() => site.stop());

test('what is logged of the pages names neither link, person, address nor answer', async () => {
  const printed: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
  }
  const personId = crypto.randomUUID();
  await site.admit({ personId });
  const survey = surveyPath(site, personId);
  const address = `/p/new-address/${site.links.mint('new-address', personId)}`;
  await site.get(`${survey}?EMP_STATUS=looking`);
  await site.post(`${survey}/SCHOOL`, { SCHOOL: 'Lincoln Middle School', go: 'next' });
  await site.post(`${survey}/SCHOOL`, { SCHOOL: 'Lincoln Middle School'.repeat(20), go: 'next' });
  await site.get(`${survey}tampered`);
  await site.post(address, { address: 'ngozi@fresh.example' });
  await site.post(address, { address: 'ngozi@@fresh' });

  vi.restoreAllMocks();

  const log = printed.join('');
  const lines = log.match(/"message":"request"/g) ?? [];
  expect(lines).toHaveLength(6);
  expect(log).toContain('"route":"/s/:token/:question"');
  expect(log).toContain('"route":"/p/new-address/:token"');
  for (const secret of [
    survey.split('.')[2] ?? 'no handle',
    survey.split('.')[3] ?? 'no MAC',
    personId,
    'Ngozi',
    'fresh',
    'Lincoln',
    'looking',
  ]) {
    expect(log.includes(secret), secret).toBe(false);
  }
});
