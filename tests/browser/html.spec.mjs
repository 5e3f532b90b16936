// The document that the page makes of itself is valid HTML, in every state: what a browser forgives, a screen reader or
// the next browser may not.
import { HtmlValidate } from 'html-validate';
import { expect, test } from './fixtures.mjs';
import { states } from './pages.mjs';

test.describe.configure({ mode: 'parallel' });

const validate = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {},
});

for (const state of states) {
  test(`valid: ${state.name}`, async ({ page }) => {
    await state.open(page);
    const { results } = await validate.validateString(await page.content());
    const faults = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId} at ${selector}: ${message}`),
    );
    expect(faults).toEqual([]);
  });
}
