import { describe, expect, test } from 'vitest';
import { type Mail, toMime, UnsafeHeaderError } from '../../../../shared/adapters/mime.ts';
import { anEmail, emailModels, emailNames } from '../../../support/alumni-pages.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

function mail(more: Partial<Mail> = {}): Mail {
  const model = emailModels()['survey-invitation'];
  return {
    ...anEmail('survey-invitation'),
    from: { name: model.program.name, address: 'survey@rollcall.example' },
    to: { name: 'Ngozi Ivanova', address: 'ngozi.ivanova@mail.example' },
    replyTo: model.program.replyTo,
    listUnsubscribeUrl: model.unsubscribeUrl,
    messageIdHint: '3f2b8c1e_annual-2027_invitation',
    ...more,
  };
}

/** Names and values of the head, folded lines joined. */
function headOf(message: Buffer): Map<string, string> {
  const [head = ''] = message.toString('utf8').split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(lines.map((line) => [line.split(':')[0] ?? '', line.replace(/^[^:]+: ?/, '')]));
}

test('the head names program, person and the human who reads replies', async () => {
  const head = headOf(await toMime(mail()));
  expect(head.get('From')).toBe('Cedar Valley University <survey@rollcall.example>');
  expect(head.get('To')).toBe('Ngozi Ivanova <ngozi.ivanova@mail.example>');
  expect(head.get('Reply-To')).toBe('Dana Whitfield <dana.whitfield@cedarvalley.example>');
  expect(head.get('Subject')).toBe('Ngozi, where are you now?');
  expect(head.get('Message-ID')).toBe('<3f2b8c1e_annual-2027_invitation@rollcall.example>');
});

test('unsubscribing is one click for the mailbox provider (RFC 8058), its link in one piece', async () => {
  const message = await toMime(mail());
  const head = headOf(message);
  expect(head.get('List-Unsubscribe')).toBe(`<${mail().listUnsubscribeUrl}>`);
  expect(head.get('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
  const lines = message.toString().split('\r\n');
  expect(lines.includes(`List-Unsubscribe: <${mail().listUnsubscribeUrl}>`)).toBe(true);
});

test('it carries plain text first and HTML second, and no line is longer than mail allows', async () => {
  const message = (await toMime(mail())).toString();
  expect(message.indexOf('text/plain')).toBeGreaterThan(0);
  expect(message.indexOf('text/html')).toBeGreaterThan(message.indexOf('text/plain'));
  expect(Math.max(...message.split('\r\n').map((line) => line.length))).toBeLessThan(998);
  expect(/[^\x00-\x7f]/.test(message)).toBe(false);
  expect(/[\r\n]/.test(message.replaceAll('\r\n', ''))).toBe(false);
});

test.each(emailNames)('the email "%s" is smaller than 40 kB, as it goes out', async (name) => {
  const email = anEmail(name, { firstName: 'N'.repeat(75), programName: 'C'.repeat(120) });
  expect((await toMime(mail(email))).length).toBeLessThan(40_000);
});

describe('header injection', () => {
  test.each(naughtyStrings.map((text) => [JSON.stringify(text), text]))(
    'a name such as %s adds no header and no recipient',
    async (_, text) => {
      const usual = headOf(await toMime(mail()));
      const message = await toMime(
        mail({
          subject: text,
          from: { name: text, address: 'survey@rollcall.example' },
          to: { name: text, address: 'ngozi.ivanova@mail.example' },
          replyTo: { name: text, address: 'dana.whitfield@cedarvalley.example' },
          messageIdHint: text,
        }),
      );
      const head = headOf(message);
      expect([...head.keys()].filter((name) => name !== 'Subject')).toEqual(
        [...usual.keys()].filter((name) => name !== 'Subject'),
      );
      expect(head.get('To')?.match(/<[^<>@ ]+@[^<>@ ]+>$/)?.[0]).toBe(
        '<ngozi.ivanova@mail.example>',
      );
      expect(message.toString()).not.toMatch(/^bcc:/im);
      // Not even encoded: some mail programs decode first and split into lines after that.
      expect([...head.values()].join()).not.toMatch(/=0[0AD]|=C2=85|=E2=80=A[89]/i);
      expect(message.toString().split('\r\n\r\n')[0]).not.toMatch(/[^\x20-\x7e\r\n\t]/);
    },
  );

  test.each([
    'a@b.org\r\nBcc: c@d.org',
    'a@b.org, c@d.org',
    'a@b.org\0',
    '<a@b.org>',
    'a@b@c.org',
    'a b@c.org',
    'nobody',
    '',
  ])('an address such as %j is refused before anything is sent', async (address) => {
    for (const header of ['from', 'to', 'replyTo'] as const) {
      await expect(toMime(mail({ [header]: { name: 'x', address } }))).rejects.toThrow(
        UnsafeHeaderError,
      );
    }
  });

  test.each(['javascript:alert(1)', 'https://x.org/>\r\nBcc: a@b.org', 'mailto:a@b.org', ''])(
    'a link for unsubscribing such as %j is refused',
    async (listUnsubscribeUrl) => {
      await expect(toMime(mail({ listUnsubscribeUrl }))).rejects.toThrow(UnsafeHeaderError);
    },
  );
});
