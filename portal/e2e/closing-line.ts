// The last line of a run: `N passed, N failed`.
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

export default class ClosingLine implements Reporter {
  readonly #outcomes = new Map<string, boolean>();

  onTestEnd(test: TestCase, result: TestResult) {
    if (result.status !== 'skipped') this.#outcomes.set(test.id, test.ok());
  }

  onExit() {
    const passed = [...this.#outcomes.values()].filter(Boolean).length;
    console.log(`${passed} passed, ${this.#outcomes.size - passed} failed`);
    return Promise.resolve();
  }
}
