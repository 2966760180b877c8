/** SES's two limits on sending, both counted by recipient: so many a second, and so many in any 24 hours. */
import { AwsError } from '../interfaces.ts';
import { DAY_MS, type MailRecords } from './records.ts';

export interface Quota {
  /** Recipients in any 24 hours; -1 means without limit. */
  readonly max24HourSend: number;
  /** Recipients a second. */
  readonly maxSendRate: number;
}

/** What an account has in the beginning once it is out of SES's sandbox. */
export const FIRST_QUOTA: Quota = { max24HourSend: 50_000, maxSendRate: 14 };

export class SendingLimits {
  readonly quota: Quota;
  readonly #sent: { at: number; recipients: number }[];
  #lastDay: number;

  /** What was sent before a restart still counts. */
  constructor(quota: Quota, records: MailRecords, now: number) {
    this.quota = quota;
    this.#sent = records.sentSince(now - DAY_MS);
    this.#lastDay = this.#sent.reduce((sum, { recipients }) => sum + recipients, 0);
  }

  /** Throws AWS's Throttling when sending to so many more at `now` (virtual ms) passes a limit. */
  check(recipients: number, now: number): void {
    const { max24HourSend, maxSendRate } = this.quota;
    if (max24HourSend !== -1 && this.sentLastDay(now) + recipients > max24HourSend) {
      throw new AwsError('Throttling', 'Daily message quota exceeded.');
    }
    let lastSecond = 0;
    for (let place = this.#sent.length - 1; place >= 0; place -= 1) {
      const sent = this.#sent[place];
      if (sent === undefined || sent.at <= now - 1000) break;
      lastSecond += sent.recipients;
    }
    // One email to more people than the rate still goes, alone in its second: else it never could.
    if (lastSecond > 0 && lastSecond + recipients > maxSendRate) {
      throw new AwsError('Throttling', 'Maximum sending rate exceeded.');
    }
  }

  add(recipients: number, now: number): void {
    this.#sent.push({ at: now, recipients });
    this.#lastDay += recipients;
  }

  /** Recipients of the last 24 hours. */
  sentLastDay(now: number): number {
    let past = 0;
    for (const { at, recipients } of this.#sent) {
      if (at > now - DAY_MS) break;
      this.#lastDay -= recipients;
      past += 1;
    }
    this.#sent.splice(0, past);
    return this.#lastDay;
  }
}
