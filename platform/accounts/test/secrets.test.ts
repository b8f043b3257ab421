import { HOTP, URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints } from '../contract.ts';
import { openReceiptSession } from '../receipts.ts';
import { totpStep } from '../totp.ts';
import { standInOpenId } from '../wechat-stand-in.ts';
import { accountConsent, PASSWORD } from './sign-in-world.ts';
import { ACCOUNT, openWechatWorld, type WechatWorld } from './wechat-world.ts';

let world: WechatWorld;
beforeAll(async () => { world = await openWechatWorld(); });
afterAll(() => world.close());

const WRONG = 'canary wrong password';
const PHONE = '13712345678';

/** Everything written anywhere while somebody goes through every door: log, console and all tables as text. */
async function written(work: () => Promise<void>): Promise<{ log: string; tables: string }> {
  const lines: string[] = [];
  const streams = [process.stdout, process.stderr] as const;
  const originals = streams.map((stream) => stream.write.bind(stream));
  streams.forEach((stream) => { stream.write = (chunk: unknown) => lines.push(String(chunk)) > 0; });
  try {
    await work();
  } finally {
    streams.forEach((stream, index) => { stream.write = originals[index] ?? stream.write; });
  }
  const tables = await world.ownerDb.pool<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'zhijia' and c.relkind = 'r' and c.relname not like 'setup%'`;
  const rows = await Promise.all(tables.map(({ name }) => world.ownerDb.pool.unsafe(`select row_to_json(t)::text as row from ${name} t`)));
  return { log: [...lines, ...world.log].join('\n'), tables: rows.flat().map((row) => String(row['row'])).join('\n') };
}

test('SE-10 no token, code, password, TOTP secret, phone or openid reaches a log or a table', async () => {
  const secrets: string[] = [PASSWORD, WRONG];
  const officer = world.browser();
  const keep = (...more: (string | undefined)[]) => secrets.push(...more.filter((one) => one !== undefined));
  const outcome = await written(async () => {
    world.house.log.warn({ mark: 'the log is recorded' }, 'control');
    process.stderr.write('the console is recorded\n');
    const { personId } = await world.makeOfficer();
    const token = await world.link(personId, 'officer-start');
    keep(token);
    await world.call(officer, endpoints.redeemLink, { token, signInName: 'canary', password: PASSWORD });
    keep(officer.cookie);
    await world.call(world.browser(), endpoints.signInWithPassword, { signInName: 'canary', password: WRONG });
    const begun = await world.call(officer, endpoints.beginTotp, {});
    if (!begun.ok) throw new Error(begun.code);
    const { secret } = URI.parse(begun.value.uri);
    const totp = HOTP.generate({ secret, counter: totpStep(world.clock.now()) });
    keep(secret.base32, secret.hex, Buffer.from(secret.bytes).toString('base64'), totp);
    await world.call(officer, endpoints.confirmTotp, { totp });
    keep(officer.cookie);
    const member = world.browser();
    const asked = await world.call(member, endpoints.requestCode, { phone: PHONE });
    if (!asked.ok) throw new Error(asked.code);
    const code = world.newestCode();
    await world.call(member, endpoints.signInWithCode, { requestId: asked.value.requestId, code: '999999', name: '林师傅', consent: accountConsent });
    await world.call(member, endpoints.signInWithCode, { requestId: asked.value.requestId, code, name: '林师傅', consent: accountConsent });
    keep(member.cookie, PHONE, officer.device, member.device);
    // Six digits can stand in any number or hash by chance; in quotes they are the code.
    keep(`"${code}"`);
    keep((await world.asSystem('job', (ctx) => openReceiptSession(ctx, personId))).token);
    const { code: wechatCode, state } = await world.visit(member, 'canary');
    const entered = await world.call(member, endpoints.finishWechat, { code: wechatCode, state });
    const ticket = entered.ok ? entered.value.ticket ?? '' : '';
    world.register.set(await world.who(member) ?? personId, { name: '林师傅', idNumber: '61030219900307291X' });
    await world.call(member, endpoints.bindWechat, { ticket, name: '林师傅', idTail: '07291x' });
    expect(await world.enter(world.browser(), 'canary')).toMatchObject({ value: { ticket: null } });
    keep(ACCOUNT.appSecret, standInOpenId(ACCOUNT.appId, 'canary'), wechatCode, state, ticket, '07291X', '07291x');
  });
  expect(secrets.length).toBeGreaterThan(21);
  for (const secret of secrets) {
    expect(outcome.log.includes(secret), 'in a log').toBe(false);
    expect(outcome.tables.includes(secret), 'in a table').toBe(false);
  }
  // Control: what was looked through does hold what was written.
  expect(outcome.log).toContain('the log is recorded');
  expect(outcome.log).toContain('the console is recorded');
  expect(outcome.tables).toContain('canary');
  expect(outcome.tables).toContain('$argon2id$');
});
