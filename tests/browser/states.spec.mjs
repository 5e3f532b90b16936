// Each state of the page, opened once for all general checks: title and headings, valid HTML, accessibility (axe) in light
// and dark, the size of controls, and a narrow screen.
import { readFile } from 'node:fs/promises';
import { HtmlValidate } from 'html-validate';
import { expect, test } from './fixtures.mjs';
import { states } from './pages.mjs';

const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const validate = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  // These rules are off because they find no fault in a document, only in how someone wrote it down:
  rules: {
    // A browser writes `=""` after attributes without a value, and keeps the build's spaces.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    // Scripts set the meters' widths, which the content security policy allows. No file has inline styles.
    'no-inline-style': 'off',
    // This is advice for search engines. A page's title repeats its heading, which says in full what the page is for.
    'long-title': 'off',
    // A part that scrolls is a region, so that the keyboard reaches it. `role` says that as well as a tag.
    'prefer-native-element': ['error', { exclude: ['region'] }],
  },
});

for (const state of states) {
  test(`state: ${state.name}`, async ({ page }, testInfo) => {
    // axe works out the colours behind every word of long pages, twice.
    test.slow();
    // Without motion no colour is caught half-way to the next.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await state.open(page);

    await test.step('title, heading, language, status', async () => {
      await expect.soft(page).toHaveTitle(state.title);
      expect.soft(state.title, 'every title names the program last').toMatch(/ – Join the Dots$/);
      await expect.soft(page.locator('h1')).toHaveCount(1);
      await expect.soft(page.locator('html')).toHaveAttribute('lang', 'en-GB');
      await expect.soft(page.locator('[role="status"]')).toHaveCount(1);
      await expect.soft(page.locator('canvas:not([aria-hidden="true"])')).toHaveCount(0);
    });

    await test.step('valid HTML', async () => {
      const { results } = await validate.validateString(await page.evaluate(written));
      const faults = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, selector }) => `${ruleId} at ${selector}: ${message}`),
      );
      expect.soft(faults).toEqual([]);
    });

    await addAxe(page);
    for (const colorScheme of ['light', 'dark']) {
      await test.step(`axe, ${colorScheme}`, async () => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations, incomplete, ran } = await check(page);
        expect.soft(violations, `violations in ${colorScheme}`).toEqual([]);
        expect.soft(ran, 'rules that found something to look at').toContain('target-size');
        expect.soft(ran, 'rules that found something to look at').toContain('color-contrast');
        if (incomplete.length) {
          // A person must look at what axe could not decide.
          const body = incomplete.join('\n');
          await testInfo.attach(`incomplete in ${colorScheme}`, { body, contentType: 'text/plain' });
        }
      });
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });

    await test.step('sizes of controls', async () => {
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await page.evaluate(smallTargets), `controls under 24 by 24 at ${width}`).toEqual([]);
      }
    });

    await test.step('nothing scrolls sideways at 320, nothing moves', async () => {
      for (const height of [256, 800]) {
        await page.setViewportSize({ width: 320, height });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(width, `width of the page at 320 by ${height}`).toBeLessThanOrEqual(320);
        expect.soft(await page.evaluate(scrollersWithoutName), `what scrolls at 320 by ${height}`).toEqual([]);
      }
      expect.soft(await page.evaluate(() => document.getAnimations().length), 'animations').toBe(0);
      const smooth = () => getComputedStyle(document.documentElement).scrollBehavior;
      expect.soft(await page.evaluate(smooth)).toBe('auto');
    });
  });
}

/** In the page: the document as the text of a file. */
function written() {
  const root = document.documentElement.cloneNode(true);
  // Leptos marks the place of an element's children with a comment. In a text area of a file it would be text.
  for (const area of root.querySelectorAll('textarea')) area.replaceChildren();
  return `<!DOCTYPE html>${root.outerHTML}`;
}

/** Readies a page for axe. */
async function addAxe(page) {
  // The debugger runs it: the page's content security policy forbids other scripts.
  await page.evaluate(axe);
  // axe sees the lines lie over the words, and would leave out the words' colours. In truth the words lie over the lines,
  // which `looks.spec.mjs` tests.
  await page.evaluate(() => {
    for (const canvas of document.querySelectorAll('canvas')) canvas.style.setProperty('visibility', 'hidden');
  });
}

/** Runs axe on the page as it is. */
async function check(page) {
  const { violations, incomplete, passes } = await page.evaluate(
    (tags) =>
      window.axe.run({
        runOnly: { type: 'tag', values: tags },
        // axe runs this rule only when asked.
        rules: { 'target-size': { enabled: true } },
        // Of rules that pass, the names are enough.
        resultTypes: ['violations', 'incomplete'],
      }),
    tags,
  );
  const say = (results) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    );
  return {
    violations: say(violations),
    incomplete: say(incomplete),
    ran: [...violations, ...incomplete, ...passes].map(({ id }) => id),
  };
}

/** In the page: the elements that scroll sideways and aren't a named region that the keyboard can reach. */
function scrollersWithoutName() {
  const scrolls = (element) =>
    element.checkVisibility() &&
    ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
    element.scrollWidth > element.clientWidth;
  const named = (element) =>
    element.matches(':is([role="region"], section)[tabindex="0"]') && element.getAttribute('aria-label');
  return [...document.querySelectorAll('body *')]
    .filter((element) => scrolls(element) && !named(element))
    .map((element) => `${element.localName}.${element.className}: ${element.scrollWidth} in ${element.clientWidth}`);
}

/** In the page: the controls that are smaller than 24 by 24 CSS pixels. */
function smallTargets() {
  const blockOf = (element) => {
    let block = element.parentElement;
    while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    return block;
  };
  // WCAG excepts a link in a sentence, because the line of text sets its height.
  const inSentence = (element) =>
    element.matches('a') &&
    getComputedStyle(element).display === 'inline' &&
    /\p{L}/u.test(blockOf(element).textContent.replace(element.textContent, ''));
  const large = ({ width, height }) => width >= 24 && height >= 24;
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !inSentence(element))
    // A click on its label picks a radio button, so the label's size counts too.
    .map((element) => [element, [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect())])
    .filter(([, boxes]) => !boxes.some(large))
    .map(([element, [{ width, height }]]) => {
      const name = element.getAttribute('aria-label') ?? element.textContent;
      return `${element.localName} “${name.trim().slice(0, 60)}”: ${width.toFixed(1)} by ${height.toFixed(1)}`;
    });
}
