import { describe, expect, test } from 'vitest';
import { insertElement, insertImport, wrapElement } from './insert-line.ts';

const source = (text: string) => ({ path: 'apps/server/manifests.tsx', text });

describe('an import', () => {
  test('goes below the last one of a module, else of ours, else of anything', () => {
    const added = "import { z } from '#modules/z/module.ts';";
    expect(insertImport(source("import a from '#modules/a/module.ts';\nimport './b.ts';\n"), added))
      .toBe(`import a from '#modules/a/module.ts';\n${added}\nimport './b.ts';\n`);
    expect(insertImport(source("import a from '#platform/a.ts';\nimport './b.ts';\n"), added))
      .toBe(`import a from '#platform/a.ts';\n${added}\nimport './b.ts';\n`);
    expect(insertImport(source("import './b.ts';\n"), added)).toBe(`import './b.ts';\n${added}\n`);
  });
});

describe('an element', () => {
  test('joins a list on one line and a list on several, each in its own layout', () => {
    expect(insertElement(source('const modules: readonly Manifest[] = [a, b];'), 'modules', 'c')).toBe('const modules: readonly Manifest[] = [a, b, c];');
    expect(insertElement(source('const modules = [\n  a,\n  b,\n];'), 'modules', 'c')).toBe('const modules = [\n  a,\n  b,\n  c,\n];');
  });
  test('stays with its kin: spread after spread, before what follows', () => {
    expect(insertElement(source('const pages = [\n  ...a,\n  { path: 1 },\n];'), 'pages', '...c')).toBe('const pages = [\n  ...a,\n  ...c,\n  { path: 1 },\n];');
  });
  test('is a property where the list is an object', () => {
    expect(insertElement(source('const rooms: Rooms = { orgs, appeals };'), 'rooms', "'lost-property': lostProperty"))
      .toBe("const rooms: Rooms = { orgs, appeals, 'lost-property': lostProperty };");
  });
  test('is not forced upon a file that has no such list', () => {
    expect(() => insertElement(source('const others = [a];'), 'modules', 'c')).toThrow(/no list "modules".*by hand: c/);
    expect(() => insertElement(source('const modules = load([a]);'), 'modules', 'c')).toThrow(/by hand/);
    expect(() => insertElement(source('const modules = [...a];'), 'modules', 'c')).toThrow(/by hand/);
  });
});

describe('a wrapper', () => {
  test('goes around the one element, which stays as it was', () => {
    expect(wrapElement(source('const x = <A><Page tabs={1} /></A>;'), 'Page', 'B')).toBe('const x = <A><B><Page tabs={1} /></B></A>;');
    expect(() => wrapElement(source('const x = <A />;'), 'Page', 'B')).toThrow(/no <Page>/);
  });
});
