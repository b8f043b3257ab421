import { expect, test } from 'vitest';
import { isPressed } from './shortcut.ts';

const none = { key: 'n', code: 'KeyN', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false };

test('a shortcut needs exactly its modifier, whatever the letter writes under it', () => {
  expect(isPressed('Alt+N', { ...none, altKey: true })).toBe(true);
  expect(isPressed('Alt+N', { ...none, altKey: true, key: '˜' })).toBe(true);
  expect(isPressed('Ctrl+Enter', { ...none, key: 'Enter', code: 'Enter', metaKey: true })).toBe(true);
  expect(isPressed('Alt+N', none)).toBe(false);
  expect(isPressed('Alt+N', { ...none, altKey: true, ctrlKey: true })).toBe(false);
  expect(isPressed('Alt+N', { ...none, altKey: true, key: 'm', code: 'KeyM' })).toBe(false);
});

test('nothing is set off while Chinese is being composed', () => {
  expect(isPressed('Ctrl+Enter', { ...none, key: 'Enter', code: 'Enter', ctrlKey: true, isComposing: true })).toBe(false);
});
