import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REFUSALS } from '../command.ts';
import type { Command } from '../command.ts';
import { advance } from './advance.ts';
import { conformanceFile, differenceIn } from '../test/laws/conformance-case.ts';
import type { Reducer } from '../test/laws/drive.ts';

const folder = join(import.meta.dirname, '../conformance');
const files = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => ({ name, ...conformanceFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))) }));
const cases = files.flatMap(({ name, flows, cases: told }) => told.map((one) => ({ ...one, file: name, definition: flows[one.flow] ?? { steps: [] } })));

describe.each(files)('$topic', ({ name }) => {
  test('every case comes out as the rules say', () => {
    const wrong = cases.filter((one) => one.file === name).flatMap((one) => {
      const difference = differenceIn(advance, one.definition, one);
      return difference ? [{ case: one.name, ...difference }] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the suite as a whole', () => {
  test('holds at least 150 cases, each with a name of its own and a flow that is there', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length);
    expect(files.flatMap(({ flows, cases: told }) => told.filter((one) => flows[one.flow] === undefined).map((one) => one.name))).toEqual([]);
  });

  test('every rule of docs/flows.md is shown by a case, and every case shows a rule that is there', () => {
    const written = new Set([...readFileSync(join(import.meta.dirname, '../../../docs/flows.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gmu)].map((match) => match[1]));
    const shown = new Set(cases.map((one) => one.rule));
    expect([...written].filter((rule) => rule === undefined || !shown.has(rule))).toEqual([]);
    expect([...shown].filter((rule) => !written.has(rule))).toEqual([]);
    expect(written.size).toBeGreaterThan(40);
  });

  test('every reason to refuse a command is shown', () => {
    const shown = new Set(cases.flatMap((one) => one.commands.flatMap(({ expect: wanted }) => ('refusal' in wanted ? [wanted.refusal] : []))));
    expect(REFUSALS.filter((refusal) => !shown.has(refusal))).toEqual([]);
  });

  const kinds = [...new Set(cases.flatMap((one) => one.commands.map(({ command }) => command.kind)))];
  test.each(kinds)('an engine that ignores %s fails it', (kind: Command['kind']) => {
    const deaf: Reducer = (flow, instance, command) => (command.kind === kind ? { ok: false, refusal: 'not-asked-for' } : advance(flow, instance, command));
    expect(cases.some((one) => differenceIn(deaf, one.definition, one) !== undefined)).toBe(true);
  });
});
