import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../theme/yinxin.css', import.meta.url), 'utf8');
const schemes = {
  light: block('[data-color-scheme="light"] {'),
  dark: block('[data-color-scheme="dark"] {'),
};

function block(opening: string): Map<string, string> {
  const from = css.indexOf(opening);
  const text = css.slice(from, css.indexOf('}', from));
  return new Map(
    [...text.matchAll(/--ds-color-([\w-]+): (#[0-9a-fA-F]{6})/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

function luminance(colour: string) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string) {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = [
  'neutral-text-default on neutral-background-tinted',
  'neutral-text-default on neutral-surface-default',
  'neutral-text-subtle on neutral-background-tinted',
  'neutral-text-subtle on neutral-surface-default',
  'accent-text-subtle on neutral-background-tinted',
  'accent-text-subtle on neutral-surface-default',
  'accent-base-contrast-default on accent-base-default',
  'accent-base-contrast-default on accent-base-hover',
  'danger-text-subtle on neutral-surface-default',
  'danger-text-subtle on danger-background-tinted',
  'success-text-subtle on neutral-surface-default',
  'warning-text-subtle on neutral-surface-default',
  'neutral-text-default on warning-background-tinted',
];
const EDGES = [
  'neutral-border-default on neutral-surface-default',
  'accent-border-strong on neutral-background-tinted',
  'accent-base-default on neutral-surface-default',
];

for (const [scheme, colours] of Object.entries(schemes)) {
  const measured = (pair: string) => {
    const [one = '', other = ''] = pair.split(' on ').map((name) => colours.get(name) ?? '');
    expect(one && other, pair).toBeTruthy();
    return contrast(one, other);
  };
  test.each(TEXT)(`${scheme}: %s can be read (4.5)`, (pair) => {
    expect(measured(pair)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(EDGES)(`${scheme}: %s can be seen (3)`, (pair) => {
    expect(measured(pair)).toBeGreaterThanOrEqual(3);
  });
}

test('white can be read on the header', () => {
  expect(contrast('#ffffff', '#164c86')).toBeGreaterThanOrEqual(4.5);
});
