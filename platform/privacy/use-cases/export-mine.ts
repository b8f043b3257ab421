import { handle, type Handler } from '#platform/access/handler.ts';
import type { HeldFact, Holding } from '#platform/access/holding.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { signedInPerson } from '#platform/accounts/signed-in-person.ts';
import { zipParts, type Part } from '#platform/sheets/unzip-parts.ts';
import { endpoints } from '../contract.ts';
import { wordFact } from '../show-fact.ts';
import { privacyTexts } from '../texts.ts';

const BYTE_ORDER_MARK = '\u{FEFF}';

/** One archive: a text that a person reads, JSON for another platform (PIPL 45), and the photos. */
export function exportHandler(holdings: readonly Holding[]): Handler {
  return handle(endpoints.exportMine, async (ctx, { language }) => {
    const { personId } = signedInPerson(ctx);
    const t = privacyTexts(holdings, language, ctx.clock);
    const lines = [t('privacy.export.title', { when: t.format.date(ctx.clock.now(), 'day-time') }), '', t('privacy.export.lead'), ''];
    const plain: Record<string, unknown> = {};
    const files: Part[] = [];
    for (const holding of holdings) {
      const rows = await withSystemReach(ctx, 'job', (inner) => holding.read?.(inner, personId) ?? Promise.resolve([]));
      const held = await withSystemReach(ctx, 'job', (inner) => holding.listFiles?.(inner, personId) ?? Promise.resolve([]));
      if (rows.length === 0) continue;
      plain[holding.id] = rows.map((row) => row.map(({ name, value }) => ({ name: nameOf(name), value: plainValue(value) })));
      lines.push(`## ${t(`privacy.holding.${holding.id}`)}`, '');
      for (const row of rows) {
        for (const fact of row) {
          const { name, value } = wordFact(t, fact);
          lines.push(`${name}: ${value}`);
        }
        lines.push('');
      }
      files.push(...held.map(({ name, bytes }) => ({ name: `${holding.id}/${name}`, bytes: Buffer.from(bytes) })));
    }
    return zipParts([
      // Old editors on Windows take a text without the mark for another encoding.
      { name: `${t('privacy.export.file')}.txt`, bytes: Buffer.from(BYTE_ORDER_MARK + lines.join('\r\n'), 'utf8') },
      { name: 'data.json', bytes: Buffer.from(JSON.stringify({ exportedAt: ctx.clock.now(), personId, holdings: plain }, null, 2), 'utf8') },
      ...files,
    ]);
  });
}

/** The last part of a key, which is the same in every language. */
function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

function plainValue(value: HeldFact['value']): string | number | boolean {
  return value instanceof Date ? value.toISOString() : value;
}
