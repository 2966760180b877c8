/**
 * The bytes of an IPv4 (4) or IPv6 (16) address literal; undefined for anything else. As with
 * EventBridge, an address is digits and dots, or hexadecimal digits and colons; no zone, no port,
 * no dotted tail.
 */
export function ipBytes(text: string): Uint8Array | undefined {
  return text.includes(':') ? ipv6Bytes(text) : ipv4Bytes(text);
}

function ipv4Bytes(text: string): Uint8Array | undefined {
  if (!/^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  return parts.every((part) => part <= 255) ? Uint8Array.from(parts) : undefined;
}

function ipv6Bytes(text: string): Uint8Array | undefined {
  // The longest form has eight groups of four digits; longer text is no address, whatever it is.
  if (text.length > 39 || !/^[0-9a-fA-F:]+$/.test(text)) return undefined;
  const halves = text.split('::');
  const [head = '', tail = ''] = halves;
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const left = 8 - before.length - after.length;
  if (halves.length > 2 || (halves.length === 2 ? left < 1 : left !== 0)) return undefined;
  const groups = [...before, ...Array.from({ length: left }, () => '0'), ...after];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return Uint8Array.from(
    groups.flatMap((group) => {
      const bits = Number.parseInt(group, 16);
      return [bits >> 8, bits & 0xff];
    }),
  );
}

export interface IpRange {
  readonly bottom: Uint8Array;
  readonly top: Uint8Array;
}

/** The addresses of `10.0.0.0/24` or `2001:db8::/32`; `problem` is EventBridge's reason for refusing. */
export function parseCidr(cidr: string): IpRange | { readonly problem: string } {
  // Trailing slashes do not count, since the service's language drops empty parts at the end.
  const parts = cidr.replace(/\/+$/, '').split('/');
  const [address, mask] = parts;
  if (parts.length !== 2 || address === undefined || mask === undefined) {
    return { problem: "Malformed CIDR, one '/' required" };
  }
  if (!/^[+-]?[0-9]{1,9}$/.test(mask)) {
    return { problem: 'Malformed CIDR, mask bits must be an integer' };
  }
  const bits = Number(mask);
  if (bits < 0) return { problem: 'Malformed CIDR, mask bits must not be negative' };
  const bytes = ipBytes(address);
  if (bytes === undefined) return { problem: `Nonstandard IP address: ${address}` };
  const width = bytes.length * 8;
  if (bits > width) {
    return { problem: `IPv${width === 32 ? 4 : 6} mask bits must be at most ${width}` };
  }
  const host = bytes.map((_, index) => 0xff >> Math.min(8, Math.max(0, bits - index * 8)));
  return {
    bottom: bytes.map((byte, index) => byte & ~(host[index] ?? 0)),
    top: bytes.map((byte, index) => byte | (host[index] ?? 0)),
  };
}

export function isWithin(address: Uint8Array, range: IpRange): boolean {
  return (
    address.length === range.bottom.length &&
    compareBytes(address, range.bottom) >= 0 &&
    compareBytes(address, range.top) <= 0
  );
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (const [index, byte] of a.entries()) {
    const other = b[index] ?? 0;
    if (byte !== other) return byte - other;
  }
  return 0;
}
