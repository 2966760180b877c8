import { expect, test } from 'vitest';
import { Folded } from '../../../../shared/importer/folded.ts';

function folded(length: number): Folded<{ row: number; name: string }> {
  const list = new Folded<{ row: number; name: string }>();
  for (let row = 0; row < length; row += 1) list.add({ row, name: `Núñez ${row} “😀”` });
  return list;
}

test('A folded list gives back what was put in, in order, whole, in part and in chunks', () => {
  for (const length of [0, 1, 99, 100, 101, 250]) {
    const list = folded(length);
    const rows = [...list].map(({ row }) => row);
    expect(list.length).toBe(length);
    expect(rows).toEqual(Array.from({ length }, (_, row) => row));
    expect([...list.inChunks(30)].flat().map(({ row }) => row)).toEqual(rows);
    expect([...list.inChunks(30)].every((chunk) => chunk.length <= 30)).toBe(true);
  }
  expect(folded(250).at([0, 99, 100, 249, 250])).toEqual(
    [0, 99, 100, 249].map((row) => ({ row, name: `Núñez ${row} “😀”` })),
  );
});

test('A folded list can be gone through while it still grows', () => {
  const list = folded(150);
  expect(list.at([149])).toMatchObject([{ row: 149 }]);
  for (let row = 150; row < 230; row += 1) list.add({ row, name: '' });
  expect(list.at([149, 200])).toMatchObject([{ row: 149 }, { row: 200 }]);
  expect([...list]).toHaveLength(230);
});
