// WCAG 2.2 AA beyond `states.spec.mjs`: the names and groups that a screen reader gets, and where the focus is and goes.
import { expect, rate, start, statement, test } from './fixtures.mjs';
import { open } from './pages.mjs';

test('a rating is one of 11 radio buttons in “Now” or “Target” of its statement', async ({ page }) => {
  await open(page, 'rate');
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const below = (node) =>
    (node.childIds ?? []).map((id) => byId.get(id)).flatMap((child) => (child ? [child, ...below(child)] : []));
  const role = (node) => node.role?.value;
  const name = (node) => node.name?.value;
  const property = (node, wanted) => node.properties?.find(({ name }) => name === wanted)?.value.value;

  const statements = nodes.filter(
    (node) => role(node) === 'group' && below(node).some((one) => role(one) === 'radiogroup'),
  );
  const numbers = statements.map((node) => /^\S+ (?=\S)/.exec(name(node))?.[0]);
  expect(numbers).toEqual(['2.1 ', '2.2 ', '2.3 ', '2.4 ', '2.5 ', '2.6 ', '2.7 ']);
  expect(nodes.filter((node) => role(node) === 'radiogroup')).toHaveLength(14);
  for (const group of statements) {
    const lanes = below(group).filter((node) => role(node) === 'radiogroup');
    expect(lanes.map(name), name(group)).toEqual(['Now', 'Target']);
    for (const lane of lanes) {
      const radios = below(lane).filter((node) => role(node) === 'radio');
      const numbers = radios.map((node) => /^\d+/.exec(name(node))?.[0]);
      expect(numbers, `${name(group)}: ${name(lane)}`).toEqual([...Array(11).keys()].map(String));
      expect(name(radios[0])).toBe('0 n/a, not applicable to our setting');
      radios.forEach((node, place) => {
        // Where the browser says where in the set a radio button stands, it must say this.
        expect([undefined, 11]).toContain(property(node, 'setsize'));
        expect([undefined, place + 1]).toContain(property(node, 'posinset'));
      });
    }
  }
  // What a screen reader says, "5 of 11", is counted over the radio buttons of one name, wherever they stand.
  const sets = await page.evaluate(() => {
    const names = [...document.querySelectorAll('[type="radio"]')].map((radio) => radio.name);
    return [...new Set(names)].map((name) => names.filter((one) => one === name).length);
  });
  expect(sets).toEqual(Array(14).fill(11));
});

test('the region that announces is there, and empty, before it is first used', async ({ page }) => {
  await start(page);
  const region = await page.getByRole('status').elementHandle();
  expect(await region.textContent()).toBe('');
  await rate(page, '1.1', 'Now', 7);
  await expect(page.getByRole('status')).not.toBeEmpty();
  expect(await region.evaluate((element) => element.isConnected && element.textContent)).toBeTruthy();
});

test('troubles are put into an alert that was there before', async ({ page }) => {
  await start(page);
  const alerts = () => page.evaluate(() => [...document.querySelectorAll('main [role="alert"]')].length);
  expect(await alerts()).toBe(1);
  await open(page, 'rate with a failed save');
  await expect(page.getByRole('alert').getByRole('heading')).toHaveText('Your last change isn’t saved in this browser');
  expect(await alerts()).toBe(1);
});

/** In the page: how the element that has the focus stands and looks. */
function focused() {
  // How the stop before is now: whether it has the focus still, and its ring.
  const still = window.has?.() ?? false;
  const ringAfter = window.ring?.();
  const element = document.activeElement;
  const label = element.closest('label');
  const styles = [element, label].filter(Boolean).map((one) => getComputedStyle(one));
  const ring = (style) => [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(' ');
  const name = element.getAttribute('aria-label') || (label ?? element).textContent || element.id;

  // Of a link over several lines the first is looked at: between them is nothing of its own.
  const box = element.getClientRects()[0];
  const left = Math.max(box.left, 0);
  const right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0);
  const bottom = Math.min(box.bottom, innerHeight);
  const inView =
    right > left &&
    bottom > top &&
    (box.width > innerWidth || (box.left >= -1 && box.right <= innerWidth + 1)) &&
    (box.height > innerHeight || (box.top >= -1 && box.bottom <= innerHeight + 1));
  const own = (across, down) => {
    const hit = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
    return Boolean(hit && (element.contains(hit) || label?.contains(hit)));
  };
  const points = [0.1, 0.5, 0.9];

  // The colours of its ring, and what is behind it.
  const colours = (text) =>
    [...text.matchAll(/rgba?\(([^)]+)\)/g)].map(([, numbers]) => numbers.split(',').map(Number));
  const linear = (value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  let ground = (label ?? element).parentElement;
  const opaque = (one) => colours(getComputedStyle(one).backgroundColor).find(([, , , alpha = 1]) => alpha === 1);
  while (!opaque(ground)) ground = ground.parentElement;
  const behind = luminance(opaque(ground));
  const rings = styles.flatMap((style) => [
    ...(style.outlineStyle === 'none' ? [] : colours(style.outlineColor)),
    ...(style.boxShadow === 'none' ? [] : colours(style.boxShadow)),
  ]);
  const contrasts = rings.map(luminance).map((l) => (Math.max(l, behind) + 0.05) / (Math.min(l, behind) + 0.05));

  // To ask again when the focus has gone on. Styles that were asked for follow the element.
  window.has = () => document.activeElement === element;
  window.ring = () => styles.map(ring).join(' | ');
  window.passed ??= new Set();
  const again = window.passed.has(element);
  window.passed.add(element);
  return {
    name: `${element.localName} “${name.trim().slice(0, 60)}”`,
    out: element === document.body,
    again,
    inView,
    atCentre: own(0.5, 0.5),
    atAll: points.some((across) => points.some((down) => own(across, down))),
    still,
    ringAfter,
    ring: window.ring(),
    contrast: Math.max(1, ...contrasts),
  };
}

/** Goes from control to control until all have had the focus. Returns what `focused` said of each. */
async function tabThrough(page, key) {
  const stops = [];
  await page.evaluate(() => {
    for (const name of ['passed', 'has', 'ring']) window[name] = undefined;
    // To the beginning of the page, whatever had the focus before.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  for (;;) {
    await page.keyboard.press(key);
    const before = stops.at(-1);
    const stop = await page.evaluate(focused);
    if (before && stop.still) {
      // A date is a control of several stops, the last of which, a button, is the browser's own, with its own ring.
      before.rings.push(stop.ring);
      before.contrast = Math.max(before.contrast, stop.contrast);
      continue;
    }
    if (before) before.ringAfter = stop.ringAfter;
    if (stop.again || (stop.out && stops.length)) return stops;
    if (!stop.out) stops.push({ ...stop, rings: [stop.ring] });
  }
}

/** In the page: how many stops of the Tab key there must be. A set of radio buttons is one. */
function stopsExpected() {
  const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const visible = controls.filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const others = visible.filter((element) => element.type !== 'radio');
  const sets = new Set(visible.filter((element) => element.type === 'radio').map((element) => element.name));
  return others.length + sets.size;
}

const ways = [
  { key: 'Tab', width: 1280, height: 800, colorScheme: 'light' },
  { key: 'Shift+Tab', width: 1280, height: 800, colorScheme: 'dark' },
  { key: 'Tab', width: 320, height: 568, colorScheme: 'dark' },
  { key: 'Shift+Tab', width: 320, height: 568, colorScheme: 'light' },
];

for (const name of ['home with drafts', 'start', 'rate', 'rounds', 'about']) {
  test(`the focus is seen: ${name}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, name);
    for (const { key, width, height, colorScheme } of ways) {
      await test.step(`${key} at ${width}, ${colorScheme}`, async () => {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const stops = await tabThrough(page, key);
        const where = (wrong) => stops.filter(wrong).map((stop) => stop.name);
        expect.soft(stops.length, 'controls that the key comes to').toBe(await page.evaluate(stopsExpected));
        expect.soft(where((stop) => !stop.inView), 'outside the window').toEqual([]);
        expect.soft(where((stop) => !stop.atCentre), 'covered').toEqual([]);
        const plain = (stop) => stop.rings.every((ring) => ring === stop.ringAfter);
        expect.soft(where(plain), 'looks the same without the focus').toEqual([]);
        expect.soft(where((stop) => stop.contrast < 3), 'a ring of less than 3:1').toEqual([]);
      });
    }
  });
}

for (const { width, height } of [{ width: 1280, height: 800 }, { width: 320, height: 568 }]) {
  test(`what was said never hides what has the focus, at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, 'rate');
    await rate(page, '2.1', 'Now', 4);
    await expect(page.getByRole('status')).not.toBeEmpty();
    // It lets clicks through, and so would not be found in front of anything.
    await page.getByRole('status').evaluate((region) => region.style.setProperty('pointer-events', 'auto'));
    for (const key of ['Tab', 'Shift+Tab']) {
      const stops = await tabThrough(page, key);
      expect.soft(stops.filter((stop) => !stop.atAll).map((stop) => stop.name), key).toEqual([]);
    }
  });
}

test('Escape closes the dialog for a name, and the focus is where it was', async ({ page }) => {
  await open(page, 'rename dialog');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Rename “Hazel Lane Primary”' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Hazel Lane Primary', exact: true })).toBeVisible();
});

test('Escape closes the question about a file, and nothing has changed', async ({ page }) => {
  await open(page, 'already here dialog');
  const before = await page.evaluate(() => ({ ...localStorage }));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByLabel('Open a file')).toBeFocused();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual(before);
});

// A control that goes when it is pressed takes the focus with it, to the top of the page, unless it is put somewhere.
const undelete = 'Undo delete of “Hazel Lane Primary”';
const drafts = { role: 'heading', name: 'Saved in this browser' };
const going = [
  { state: 'home with drafts', button: 'Delete “Hazel Lane Primary”', to: { role: 'button', name: undelete } },
  { state: 'home with drafts', button: 'Duplicate “Hazel Lane Primary”' },
  { state: 'home after a delete', button: undelete, to: drafts },
  { state: 'home with an unreadable draft', button: 'Remove it', to: drafts },
  { state: 'rate with a conflict', button: 'Keep mine' },
  { state: 'rate with a conflict', button: 'Load theirs' },
  { state: 'rate with a conflict', button: 'Keep both', to: { role: 'heading', name: 'All 45 statements' } },
  { state: 'a file that is refused', button: 'Close this message', to: { role: 'heading', level: 1 } },
  { state: 'a file opened with repairs', button: 'I have read this', to: { role: 'heading', level: 1 } },
  { state: 'nothing to rate', button: 'Use this scheme', to: { role: 'heading', level: 1 } },
  { state: 'rounds', button: 'Remove this round' },
];

for (const { state, button, to } of going) {
  test(`the focus is not lost: ${state}, “${button}”`, async ({ page }) => {
    await open(page, state);
    await page.getByRole('button', { name: button, exact: true }).press('Enter');
    if (to) await expect(page.getByRole(to.role, to)).toBeFocused();
    else await expectFocusSomewhere(page);
  });
}

/** Asserts that some element has the focus when all that follows from a press is done. */
async function expectFocusSomewhere(page) {
  // What follows is drawn before two frames have passed.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(page.locator('body:focus-within :focus')).toHaveCount(1);
}

test('the focus is not lost: a rating taken back by its button', async ({ page }) => {
  await open(page, 'rate with a rating focused');
  await page.getByRole('button', { name: 'Clear 1.1 Now' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Clear 1.1 Now' })).toHaveCount(0);
  await expect(statement(page, '1.1').getByRole('radiogroup', { name: 'Now' }).locator(':focus')).toHaveCount(1);
});

test('the focus is not lost: kept again after a failed save', async ({ page }) => {
  await open(page, 'rate with a failed save');
  await page.evaluate(() => {
    Storage.prototype.setItem = window.setItemBefore;
  });
  await page.getByRole('button', { name: 'Try to save again' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Try to save again' })).toHaveCount(0);
  await expectFocusSomewhere(page);
});

test('a refused file takes the focus, and is announced', async ({ page }) => {
  await open(page, 'a file that is refused');
  const alert = page.getByRole('alert').filter({ hasText: '“minutes.json” can’t be opened' });
  await expect(alert).toBeFocused();
  await expect(alert).toContainText(
    'The file is not a Join the Dots workbook: it can’t be read from line 1, column 1. Choose the file whose name ' +
      'ends in .json, or an earlier copy if someone has edited it by hand.',
  );
});

test('a shown fault is tied to its field', async ({ page }) => {
  await open(page, 'start with faults');
  const name = page.getByLabel('Name of the school or setting');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription('Enter the name of the school or setting.');
  await expect(page.getByLabel('Unique reference number, URN (optional)')).toHaveAccessibleDescription(
    'Six digits. It helps an authority tell apart schools with the same name. ' +
      'A URN has six digits, such as 123456. You can leave this field empty.',
  );
  await page.getByRole('link', { name: 'Enter the name of the school or setting.' }).press('Enter');
  await expect(name).toBeFocused();
});
