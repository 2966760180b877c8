import { describe, expect, test } from 'vitest';
import { linesOf, readFileLines } from '../../../../support/read-file-lines.ts';

/** The headings of NCES's own file, in its order; those that are not read stand for the rest of it. */
const ccd = `SCHOOL_YEAR,FIPST,STATENAME,ST,SCH_NAME,LEA_NAME,STATE_AGENCY_NO,UNION,ST_LEAID,LEAID,ST_SCHID,NCESSCH,SCHID,MSTREET1,MCITY,MSTATE,MZIP,LSTREET1,LCITY,LSTATE,LZIP,PHONE,WEBSITE,SY_STATUS,SY_STATUS_TEXT,UPDATED_STATUS,UPDATED_STATUS_TEXT,SCH_TYPE_TEXT,SCH_TYPE,LEVEL
2025-2026,01,ALABAMA,AL,Lincoln Middle School,Marshall County,01,,AL-048,0100005,AL-048-0020,010000500870,100870,PO Box 1,Guntersville,AL,35950,1 Elm St,Albertville,AL,35950,,,1,Open,1,Open,Regular School,1,Middle
2025-2026,01,ALABAMA,AL,Oak Hill High School,Marshall County,01,,AL-048,100005,AL-048-0030,10000500871,100871,,,,,,Albertville,AL,35950,,,3,New,3,New,Regular School,1,High
2025-2026,01,ALABAMA,AL,Old Mill School,Marshall County,01,,AL-048,0100005,AL-048-0040,010000500872,100872,,,,,,Albertville,AL,35950,,,2,Closed,2,Closed,Regular School,1,Other
2025-2026,01,ALABAMA,AL,Short Id School,Marshall County,01,,AL-048,0100005,AL-048-0050,0100005,100873,,,,,,Albertville,AL,35950,,,1,Open,1,Open,Regular School,1,Other
`;

describe('NCES’s school directory', () => {
  test('gives each open school with its district, whose entry stands once', () => {
    const file = readFileLines(ccd);
    expect(file.format).toBe('nces-schools');
    const [lincoln, oak, old, short] = linesOf(file);
    expect(lincoln?.entries).toEqual([
      { kind: 'district', leaId: '0100005', name: 'Marshall County', stateAbbreviation: 'AL' },
      {
        kind: 'school',
        name: 'Lincoln Middle School',
        ncesSchoolId: '010000500870',
        leaId: '0100005',
        districtName: 'Marshall County',
        city: 'Albertville',
        stateAbbreviation: 'AL',
        level: 'Middle',
      },
    ]);
    expect(oak).toMatchObject({
      outcome: 'entry',
      entries: [{ kind: 'school', ncesSchoolId: '010000500871', leaId: '0100005' }],
      notes: [{ code: 'nces-id-repaired', rows: [3] }],
    });
    expect(old).toMatchObject({ outcome: 'nothing', reasons: [{ code: 'not-open' }] });
    expect(short).toMatchObject({ outcome: 'rejected', reasons: [{ code: 'nces-id', rows: [5] }] });
  });

  test('is known by the headings of NCES’s school search too', () => {
    const file =
      readFileLines(`NCES School ID,State School ID,NCES District ID,State District ID,Low Grade*,High Grade*,School Name,District,County Name*,Street Address,City,State,ZIP,Phone
"=""010000500870""",AL-1,"=""0100005""",AL-2,6,8,Lincoln Middle School,Marshall County,Marshall,1 Elm St,Albertville,AL,35950,–
`);
    expect(file.format).toBe('nces-schools');
    expect(linesOf(file)[0]?.entries[1]).toMatchObject({
      ncesSchoolId: '010000500870',
      city: 'Albertville',
      stateAbbreviation: 'AL',
    });
  });
});
