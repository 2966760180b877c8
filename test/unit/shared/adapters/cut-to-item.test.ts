import { expect, test } from 'vitest';
import { cutToItem } from '../../../../shared/adapters/cut-to-item.ts';

test('a text that an item can hold stays as it is', () => {
  for (const text of ['', 'x', 'é'.repeat(150_000)]) expect(cutToItem(text)).toBe(text);
});

test.each(['x', 'é', '漢', '😀'])(
  'a text of %s that is too large loses its end, and says so',
  (sign) => {
    const text = `a${sign.repeat(400_000)}`;
    const cut = cutToItem(text);
    expect(Buffer.byteLength(cut)).toBeLessThan(301_000);
    const [kept = '', note] = cut.split('\n');
    expect(text.startsWith(kept)).toBe(true);
    expect(note).toBe(`… cut: ${Buffer.byteLength(text)} bytes in all`);
  },
);
