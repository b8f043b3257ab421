import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { localFailure, toFailure } from '../api/failure.ts';
import words from '../locale/en.json' with { type: 'json' };
import { TextProvider } from '../text/text-provider.tsx';
import { createTranslator } from '#platform/text/translator.ts';
import { Button } from './button.tsx';
import { ChoiceCards } from './choice-cards.tsx';
import { toDigits } from './code-input.tsx';
import { groups } from './copy-field.tsx';
import { FailureBanner } from './failure-banner.tsx';
import { Rating } from './rating.tsx';
import { TabBar } from './tab-bar.tsx';
import { TextArea } from './text-area.tsx';

const t = createTranslator({ language: 'en', bundles: [words], strict: true, clock: settableClock(toInstant('2026-11-23T00:00:00Z')) });
const ignore = () => undefined;

function markup(node: ReactNode, path = '/'): string {
  return renderToStaticMarkup(<Router ssrPath={path}><TextProvider initial={t} load={async () => t}>{node}</TextProvider></Router>);
}

function attribute(html: string, tag: string, name: string): string | undefined {
  return new RegExp(`<${tag}[^>]*\\s${name}="([^"]*)"`).exec(html)?.[1];
}

describe('a field', () => {
  const html = markup(<TextArea label="What happened" hint="When, where" error="Please write more" limit={5} value="1234567" onValue={ignore} />);

  test('is tied to its label, hint, error and counter', () => {
    expect(attribute(html, 'label', 'for')).toBe(attribute(html, 'textarea', 'id'));
    const described = attribute(html, 'textarea', 'aria-describedby')?.split(' ') ?? [];
    expect(described.length).toBe(3);
    expect(described.filter((id) => !html.includes(` id="${id}"`))).toEqual([]);
    expect(attribute(html, 'textarea', 'aria-invalid')).toBe('true');
  });

  test('counts what is too much and never cuts it off', () => {
    expect(html).toContain('2 characters too many');
    expect(html).not.toContain('maxlength');
  });

  test('without trouble says nothing of the kind', () => {
    const calm = markup(<TextArea label="What happened" value="" onValue={ignore} />);
    expect(calm).not.toMatch(/aria-invalid|aria-describedby/);
  });
});

test('a busy button says so, keeps the focus and stays in the form', () => {
  const html = markup(<Button variant="primary" type="submit" isBusy>Send</Button>);
  expect(html).toMatch(/<button type="submit"[^>]*aria-busy="true"[^>]*aria-disabled="true"/);
  expect(html).not.toContain(' disabled');
  expect(html).toContain('Working, please wait');
});

test('each choice of a group is named by its label and described by its description', () => {
  const choices = [{ value: 'a', label: 'By name', description: 'They see it' }, { value: 'b', label: 'Anonymous' }] as const;
  const html = markup(<ChoiceCards legend="As whom" choices={choices} value="a" onValue={ignore} />);
  expect(html).toMatch(/<legend[^>]*>As whom<\/legend>/);
  expect(html.match(/type="radio"/g)?.length).toBe(2);
  expect(html).toContain(`id="${attribute(html, 'input', 'aria-describedby')}"`);
});

test('every star is a radio button with its word', () => {
  const html = markup(<Rating legend="How was it" value={4} onValue={ignore} />);
  expect(html.match(/type="radio"/g)?.length).toBe(5);
  expect(html.match(/data-lit/g)?.length).toBe(4);
  expect(html).toContain('5 stars, very satisfied');
});

test('the tab of the page below it is current, and waiting things are spoken', () => {
  const tabs = [{ href: '/', label: 'Home', icon: null }, { href: '/matters', label: 'Mine', icon: null, waiting: 120 }];
  const html = markup(<TabBar tabs={tabs} />, '/matters/7');
  expect(html.match(/aria-current="page"/g)?.length).toBe(1);
  expect(html).toMatch(/aria-current="page"[^>]*href="\/matters"/);
  expect(html).toContain('120 waiting');
  expect(html).toContain('99+');
});

describe('a failure', () => {
  test('that may pass offers another try; a refusal does not', () => {
    expect(markup(<FailureBanner failure={localFailure('http/offline')} onRetry={ignore} />)).toContain('Try again');
    const refusal = toFailure(403, { code: 'http/not-allowed', requestId: 'r1' });
    expect(markup(<FailureBanner failure={refusal} onRetry={ignore} />)).not.toContain('Try again');
  });

  test('is spoken at once, and a fault of ours has a number to quote', () => {
    const html = markup(<FailureBanner failure={toFailure(500, { code: 'http/bug', requestId: 'r77' })} />);
    expect(html).toMatch(/role="(alert|status)"/);
    expect(html).toContain('r77');
    expect(markup(<FailureBanner failure={undefined} />)).toBe('');
  });
});

test('a one-time code takes digits however they are typed', () => {
  expect(toDigits(' 12 3４5６abc')).toBe('123456');
});

test('a query code is shown in groups and nothing is lost', () => {
  expect(groups('48210937561029384756', 4)).toEqual(['4821', '0937', '5610', '2938', '4756']);
  expect(groups('12345', 4)).toEqual(['1234', '5']);
});
