// What holds for every page: `open()` looks at axe, title, heading, width at 320 px and text at 200 %.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export class PageObject {
  constructor(
    readonly page: Page,
    readonly address: string,
    /** The page's name, as its title and its heading have it. */
    readonly name: string,
  ) {}

  async open() {
    await this.page.goto(this.address);
    await this.check();
    await this.checkReflow();
    return this;
  }

  /** Goes there by a link of the page that is open, and looks whether the heading has the focus. */
  async follow(link: string) {
    await this.page.getByRole('link', { name: link, exact: true }).first().click();
    await this.check();
    await expect(this.page.getByRole('heading', { level: 1 })).toBeFocused();
    return this;
  }

  async check() {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.name);
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(this.page).toHaveTitle(`${this.name} - 网上办事服务大厅`);
    const { violations } = await new AxeBuilder({ page: this.page }).withTags(RULES).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  }

  async checkReflow() {
    const before = this.page.viewportSize();
    await this.page.setViewportSize({ width: 320, height: 700 });
    expect(await this.#excess(), 'too wide at 320 px').toBe(0);
    await this.page.setViewportSize({ width: 1280, height: 900 });
    await this.page.evaluate(() => {
      document.documentElement.style.fontSize = '225%';
    });
    expect(await this.#excess(), 'too wide with text at 200 %').toBe(0);
    await this.page.evaluate(() => {
      document.documentElement.style.fontSize = '';
    });
    if (before) await this.page.setViewportSize(before);
  }

  #excess() {
    return this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return Math.max(0, scrollWidth - clientWidth);
    });
  }
}
