// Pictures are no tests: they have a configuration of their own.
import base from '../playwright.config';

export default {
  ...base,
  testDir: '.',
  testMatch: /pictures\.ts$/,
  outputDir: '../test-results',
  reporter: 'list',
  projects: [{ name: 'pictures' }],
};
