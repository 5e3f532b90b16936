// The document that the page makes of itself is valid HTML, in every state: what a browser forgives, a screen reader or
// the next browser may not.
import { HtmlValidate } from 'html-validate';
import { expect, test } from './fixtures.mjs';
import { states } from './pages.mjs';

const validate = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  // Switched off is what is no fault in a document, only a matter of how it is written down:
  rules: {
    // The browser writes the document down here, with `=""` after each attribute that is there or not, and with the
    // spaces that the build leaves.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    // The meters' widths are set by script, which the content security policy allows; there is no style in a file.
    'no-inline-style': 'off',
    // Advice for search engines: the heading of a page says in full what the page is for, and so does its title.
    'long-title': 'off',
    // A part that scrolls is a region because it is reached with the keyboard. `role` says that as well as a tag.
    'prefer-native-element': ['error', { exclude: ['region'] }],
  },
});

for (const state of states) {
  test(`valid: ${state.name}`, async ({ page }) => {
    await state.open(page);
    // Leptos marks where an element's children would begin with a comment. In a textarea it is no part of the text, but
    // would be read as some in the document that is written down.
    await page.evaluate(() => {
      for (const area of document.querySelectorAll('textarea')) area.replaceChildren();
    });
    const { results } = await validate.validateString(await page.content());
    const faults = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId} at ${selector}: ${message}`),
    );
    expect(faults).toEqual([]);
  });
}
