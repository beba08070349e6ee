// Makes src/api/schema.d.ts of docs/openapi.json; with --check it only says whether the file is fresh.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const target = new URL('../src/api/schema.d.ts', import.meta.url);
const ast = await openapiTS(new URL('../../docs/openapi.json', import.meta.url));
const fresh = `// Made of docs/openapi.json by \`npm run types\`. Do not edit.\n${astToString(ast)}`;
if (process.argv.includes('--check')) {
  const kept = await readFile(target, 'utf8').catch(() => '');
  if (kept !== fresh) {
    console.error('src/api/schema.d.ts is not made of docs/openapi.json as it is: run npm run types');
    process.exit(1);
  }
} else {
  await writeFile(target, fresh);
}
