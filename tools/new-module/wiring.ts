import { insertElement, insertImport, wrapElement } from './insert-line.ts';
import type { ModuleName } from './module-name.ts';

/** One place outside its own folder that knows a module: what it imports, and what it does with it. */
type Wire = { readonly path: string; readonly imports: string; readonly add: (text: string) => string };

function wiresOf({ kebab, camel, pascal }: ModuleName): readonly Wire[] {
  const from = (names: string, file: string) => `import { ${names} } from '#modules/${kebab}/${file}';`;
  const listed = (path: string, imports: string, at: { readonly list: string; readonly element: string }): Wire =>
    ({ path, imports, add: (text) => insertElement({ path, text }, at.list, at.element) });
  const messages = 'apps/member/messages-route.tsx';
  return [
    listed('apps/server/manifests.ts', from(`${camel}Module`, 'module.ts'), { list: 'modules', element: `${camel}Module` }),
    listed('apps/server/testing/matrix-rooms.ts', from(`prepareMatrix as ${camel}`, 'test/matrix-inputs.ts'),
      { list: 'matrixRooms', element: camel }),
    listed('apps/server/testing/random-histories.ts', from(`historySteps as ${camel}`, 'test/random-history.ts'),
      { list: 'historyRooms', element: camel === kebab ? camel : `'${kebab}': ${camel}` }),
    listed('apps/office/office-pages.tsx', from(`${camel}OfficeRoutes`, 'office/routes.tsx'),
      { list: 'officePages', element: `...${camel}OfficeRoutes` }),
    listed('apps/office/office-texts.ts', from(`${camel}OfficeTexts`, 'office/office-texts.ts'),
      { list: 'sources', element: `${camel}OfficeTexts` }),
    listed('apps/member/member-app.tsx', from(`${camel}MemberRoutes`, 'member/routes.tsx'),
      { list: 'routes', element: `...${camel}MemberRoutes` }),
    // The page of messages shows every module's notices and so needs every module's sentences.
    {
      path: messages, imports: from(`${pascal}Text`, 'member/member-texts.tsx'),
      add: (text) => wrapElement({ path: messages, text }, 'MessagesPage', `${pascal}Text`),
    },
  ];
}

/** The paths that wiring changes, in order. */
export function wiredPaths(name: ModuleName): string[] {
  return wiresOf(name).map((wire) => wire.path);
}

/** A wired file's new text. Throws when the file is not what it was when this was written, and says what to add. */
export function wire(name: ModuleName, path: string, text: string): string {
  return wiresOf(name).filter((one) => one.path === path)
    .reduce((wired, { imports, add }) => add(insertImport({ path, text: wired }, imports)), text);
}
