import { insertElement, insertImport } from './insert-line.ts';
import type { ModuleName } from './module-name.ts';

/** One line more in a list of the house, with the import it needs. */
type Wire = { readonly path: string; readonly imports: string; readonly list: string; readonly element: string };

/** Every place outside its own folder that knows a module. */
function wiresOf({ kebab, camel }: ModuleName): readonly Wire[] {
  const from = (names: string, file: string) => `import { ${names} } from '#modules/${kebab}/${file}';`;
  return [
    { path: 'apps/server/manifests.ts', imports: from(`${camel}Module`, 'module.ts'), list: 'modules', element: `${camel}Module` },
    {
      path: 'apps/server/testing/matrix-rooms.ts', imports: from(`prepareMatrix as ${camel}`, 'test/matrix-inputs.ts'),
      list: 'matrixRooms', element: camel,
    },
    {
      path: 'apps/office/office-pages.tsx', imports: from(`${camel}OfficeRoutes`, 'office/routes.tsx'),
      list: 'officePages', element: `...${camel}OfficeRoutes`,
    },
    {
      path: 'apps/office/office-texts.ts', imports: from(`${camel}OfficeTexts`, 'office/office-texts.ts'),
      list: 'sources', element: `${camel}OfficeTexts`,
    },
  ];
}

/** The paths that wiring changes, in order. */
export function wiredPaths(name: ModuleName): string[] {
  return wiresOf(name).map((wire) => wire.path);
}

/** A wired file's new text. Throws when the file is not what it was when this was written, and says what to add. */
export function wire(name: ModuleName, path: string, text: string): string {
  return wiresOf(name).filter((one) => one.path === path).reduce((wired, { imports, list, element }) =>
    insertElement(path, insertImport(path, wired, imports), { list, element }), text);
}
