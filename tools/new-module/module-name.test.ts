import { describe, expect, test } from 'vitest';
import { findNameFault, spell } from './module-name.ts';
import { rename } from './render-template.ts';

const fault = (kebab: string, chinese = '失物招领') => findNameFault(kebab, chinese, ['orgs', 'appeals', 'member']);

describe('a module\'s name', () => {
  test.each(['aid', 'lost-property', 'level2-training'])('may be %s', (name) => {
    expect(fault(name)).toBeUndefined();
  });
  test.each([
    ['Aid', 'kebab-case'], ['lost_property', 'kebab-case'], ['-aid', 'kebab-case'], ['aid-', 'kebab-case'], ['aid--more', 'kebab-case'],
    ['2aid', 'kebab-case'], ['aid/more', 'kebab-case'], ['..', 'kebab-case'], ['', 'kebab-case'], ['a'.repeat(31), 'longer'],
    ['orgs', 'taken'], ['appeals', 'taken'], ['member', 'taken'], ['class', 'word of the language'],
  ])('may not be "%s": %s', (name, why) => {
    expect(fault(name)).toContain(why);
  });
  test.each(['x', 'Lost property', '失', '失物"招领', '失物\n招领', '失物{招领}', '失'.repeat(13)])('may not be "%s" in Chinese', (chinese) => {
    expect(fault('lost-property', chinese)).toContain('is not a Chinese name');
  });
});

test('every spelling of the template\'s name becomes the new one\'s', () => {
  const name = spell('lost-property', '失物招领');
  expect(rename('example-service example_service exampleService ExampleService 示例服务 Example service', name))
    .toBe('lost-property lost_property lostProperty LostProperty 失物招领 Lost property');
});
