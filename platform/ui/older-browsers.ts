/**
 * The build rewrites newer syntax for Chromium 80 and iOS 13 but not what the language's own objects can do. These are
 * the ones that the phone's first screens use; each is taken from the browser where it has it.
 */
function lend(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

type Replacement = string | ((...parts: string[]) => string);

lend(String.prototype, 'replaceAll', function replaceAll(this: string, pattern: string | RegExp, replacement: Replacement) {
  if (pattern instanceof RegExp) return Reflect.apply(String.prototype.replace, this, [pattern, replacement]);
  return typeof replacement === 'string' ? this.split(pattern).join(replacement)
    : this.split(pattern).join(replacement(pattern));
});

lend(Array.prototype, 'at', function at(this: unknown[], index: number) {
  return this[index < 0 ? this.length + index : index];
});

lend(Object, 'hasOwn', (owner: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(owner, name));
