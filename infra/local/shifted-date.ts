/**
 * Puts the present thread's `Date` behind virtual time: `Date()`, `new Date()`, `Date.now()` and what `Intl` formats
 * when it is given no date. Everything else of `Date` stays, `instanceof` and subclasses included; `performance`
 * and timers go on in real time. To be called before any other code of the thread runs.
 *
 * `offset` gives the milliseconds by which virtual time is ahead.
 */
export function shiftDate(offset: () => number): void {
  const RealDate = globalThis.Date;
  const realNow = RealDate.now.bind(RealDate);
  const now = () => realNow() + offset();

  function ShiftedDate(...parts: unknown[]): unknown {
    if (new.target === undefined) return new RealDate(now()).toString();
    const target = new.target === ShiftedDate ? RealDate : new.target;
    return Reflect.construct(RealDate, parts.length === 0 ? [now()] : parts, target);
  }
  const hidden = { enumerable: false, writable: true, configurable: true };
  Object.defineProperties(ShiftedDate, {
    name: { ...hidden, writable: false, value: 'Date' },
    length: { ...hidden, writable: false, value: 7 },
    UTC: { ...hidden, value: RealDate.UTC },
    parse: { ...hidden, value: RealDate.parse },
    now: { ...hidden, value: now },
    // The same prototype: dates made by Node itself are instances of this `Date` too.
    prototype: { value: RealDate.prototype, writable: false },
  });
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: ShiftedDate,
    writable: true,
    configurable: true,
  });
  Object.defineProperty(globalThis, 'Date', {
    value: ShiftedDate,
    writable: true,
    configurable: true,
  });
  shiftIntl(now);
}

function shiftIntl(now: () => number): void {
  const proto = Intl.DateTimeFormat.prototype;
  const formatToParts = proto.formatToParts;
  Object.defineProperty(proto, 'formatToParts', {
    value(this: Intl.DateTimeFormat, date?: Date | number) {
      return formatToParts.call(this, date ?? now());
    },
    writable: true,
    configurable: true,
  });
  const getFormat: ((this: Intl.DateTimeFormat) => Intl.DateTimeFormat['format']) | undefined =
    Object.getOwnPropertyDescriptor(proto, 'format')?.get;
  if (getFormat === undefined) return;
  Object.defineProperty(proto, 'format', {
    get(this: Intl.DateTimeFormat) {
      const format = getFormat.call(this);
      return (date?: Date | number) => format(date ?? now());
    },
    configurable: true,
  });
}
