import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('zh-CN.json'))
  .map((name) => name.slice(0, -'zh-CN.json'.length));
const read = (name: string): Record<string, string> => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
const holes = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

test.each(folders)('%s has the same keys and values to fill in both languages', (folder) => {
  const [zh, en] = [read(`${folder}zh-CN.json`), read(`${folder}en.json`)];
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  for (const key of Object.keys(zh)) expect(holes(en[key]), key).toEqual(holes(zh[key]));
});

test.each(folders)('%s has no Chinese in English but the name of the language', (folder) => {
  for (const [key, text] of Object.entries(read(`${folder}en.json`)))
    if (text !== '中文') expect(text, key).not.toMatch(/\p{Script=Han}/u);
});
