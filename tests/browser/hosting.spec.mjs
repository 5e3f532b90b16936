// The built folder as a host serves it: under any path, under its content security policy, with every file checked, and
// with nothing asked of anyone else. And what a user writes is text everywhere, never a part of the page.
import { createHash } from 'node:crypto';
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { cell, downloaded, expect, goToPart, rate, start, test, toFirstPage } from './fixtures.mjs';
import { serve } from './server.mjs';

const dist = resolve(import.meta.dirname, process.env.DIST ?? '../../dist');
// The files of the page, by their paths in the folder. A build that is at work keeps its own in one with a dot.
const files = (await readdir(dist, { recursive: true, withFileTypes: true }))
  .filter((file) => file.isFile())
  .map(({ parentPath, name }) => relative(dist, join(parentPath, name)).replaceAll(sep, '/'))
  .filter((path) => !path.startsWith('.'));

/** Serves a folder for as long as a test runs. Returns its address. */
async function served(folder, under, use) {
  const server = await serve(folder, 0, under);
  await use(`http://127.0.0.1:${server.address().port}${under}`);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

const underAFolder = test.extend({
  baseURL: async ({}, use) => served(dist, '/some/folder/', use),
});

underAFolder('the page works in a folder of a host, and keeps a draft there', async ({ page, baseURL }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await start(page, 'Hazel Lane Primary');
  await rate(page, '1.1', 'Now', 7);
  await page.reload();
  await expect(cell(page, '1.1', 'Now', 7)).toBeChecked();
  await goToPart(page, 'Widest gaps');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where the gap is widest');
  await toFirstPage(page);
  await expect(page.getByRole('link', { name: 'Hazel Lane Primary', exact: true })).toBeVisible();
  expect(asked.filter((url) => !url.startsWith(baseURL) && !url.startsWith('data:'))).toEqual([]);
});

underAFolder('every address on the page leads somewhere in its folder', async ({ page, request, baseURL }) => {
  await page.goto('#/about');
  const links = page.getByRole('main').getByRole('link');
  await expect(links.first()).toBeVisible();
  const addresses = await links.evaluateAll((links) => links.map((link) => link.href));
  expect(addresses).toEqual([`${baseURL}schema/workbook-3.json`, `${baseURL}schema/pack-1.json`, `${baseURL}#/`]);
  for (const [place, [format, version]] of Object.entries([['join-the-dots/workbook', 3], ['join-the-dots/pack', 1]])) {
    const address = addresses[place];
    const response = await request.get(address);
    expect(response.status(), address).toBe(200);
    const schema = await response.json();
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.properties.format.const).toBe(format);
    expect(schema.properties.version.const).toBe(version);
    expect(schema.required).toEqual(expect.arrayContaining(['format', 'version', 'id']));
  }
});

/** What the head of the built page says: its policy, its files and what they must be, and the script that starts it. */
async function head(page) {
  await page.goto('./');
  return page.evaluate(() => {
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
    const loading = [...document.querySelectorAll('script, link')];
    const address = (element) => element.src || element.href;
    return {
      policy: policy.content,
      first: loading.every((element) => policy.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
      starter: [...document.querySelectorAll('script:not([src])')].map((script) => script.textContent),
      files: loading.filter(address).map((element) => [address(element).split('/').at(-1), element.integrity]),
    };
  });
}

test('the content security policy allows the page’s own files, and one script by its hash', async ({ page }) => {
  const { policy, first, starter } = await head(page);
  expect(starter).toHaveLength(1);
  const hash = createHash('sha256').update(starter[0]).digest('base64');
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  expect(Object.fromEntries(directives.map(([name, ...sources]) => [name, sources]))).toEqual({
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", `'sha256-${hash}'`],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  });
  // What stands before it would not be held by it.
  expect(first).toBe(true);
});

test('every file that the page runs or is styled by is checked as it comes', async ({ page }) => {
  const { files: named, starter } = await head(page);
  const [, program, integrity] = /fetch\("\.\/([^"]+)",\{integrity:"([^"]+)"\}\)/.exec(starter[0]);
  const [glue] = files.filter((path) => /^glue-.*\.js$/.test(path));
  const fetched = /"\.\/(later-\w+\.wasm)"[^"]*"(sha384-[^"]+)"/.exec(await readFile(join(dist, glue), 'utf8'));
  const [worker] = files.filter((path) => /^report-.*\.js$/.test(path));
  const started = /"\.\/(report-\w+\.wasm)"[^"]*"(sha384-[^"]+)"/.exec(await readFile(join(dist, worker), 'utf8'));
  const checked = new Map([...named, [program, integrity], fetched.slice(1), started.slice(1)]);
  // Browsers check no integrity of a worker's own script; of the program that it starts they do.
  const wanted = files.filter((path) => /\.(js|css|wasm)$/.test(path) && path !== worker);
  const endings = new Set(wanted.map((name) => name.split('.').at(-1)));
  expect([...endings].sort()).toEqual(['css', 'js', 'wasm']);
  for (const file of wanted) {
    const bytes = await readFile(join(dist, file));
    expect(checked.get(file), file).toBe(`sha384-${createHash('sha384').update(bytes).digest('base64')}`);
  }
});

test('what rating does not need is fetched when it is looked at, and asked for again when it did not come', async ({
  browser,
  baseURL,
}) => {
  // A page that nobody watches: the browser says on its console that a file did not come.
  const page = await browser.newPage({ baseURL });
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1)));
  await page.route('**/later-*.wasm', (route) => route.abort());
  await page.goto('#/w/example/rate/1');
  await expect(page.getByRole('heading', { level: 1, name: '1 Outcomes for Pupils with SEND' })).toBeVisible();
  expect(asked.filter((name) => name.startsWith('later-'))).toEqual([]);

  const parts = page.getByRole('navigation', { name: 'Parts' });
  await parts.getByRole('link', { name: 'Widest gaps' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'This page couldn’t be loaded' })).toBeFocused();
  await expect(page).toHaveTitle('This page couldn’t be loaded – Join the Dots');
  await expect(page.getByText('Your work is untouched.')).toBeVisible();

  await page.unroute('**/later-*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Where the gap is widest' })).toBeFocused();
  await page.close();
});

test('nothing that is slipped into the page runs or is fetched', async ({ browser, baseURL }) => {
  // A page that nobody watches: the browser says on its console what it refuses.
  const page = await browser.newPage({ baseURL });
  await page.goto('./');
  await expect(page.getByRole('link', { name: 'Start', exact: true })).toBeVisible();
  // What the policy lets through comes to the network, which stands here.
  const reached = [];
  await page.route('https://example.org/**', (route) => {
    reached.push(route.request().url());
    return route.abort();
  });
  await page.evaluate(() => {
    window.refused = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      window.refused.push(`${effectiveDirective}: ${blockedURI}`),
    );
    const append = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
    append('script', { textContent: 'window.ran = true' });
    append('script', { src: 'https://example.org/script.js' });
    append('img', { src: 'https://example.org/picture.png' });
    append('style', { textContent: 'body { display: none }' });
    append('iframe', { src: 'https://example.org/frame.html' });
    append('base', { href: 'https://example.org/base/' });
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = true">');
    fetch('https://example.org/data.json').catch(() => {});
    setTimeout('window.ran = true');
  });
  await expect
    .poll(() => page.evaluate(() => window.refused.toSorted()))
    .toEqual([
      'base-uri: https://example.org/base/',
      'connect-src: https://example.org/data.json',
      'frame-src: https://example.org',
      'img-src: https://example.org/picture.png',
      'script-src-attr: inline',
      'script-src-elem: https://example.org/script.js',
      'script-src-elem: inline',
      'script-src: eval',
      'style-src-elem: inline',
    ]);
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
  expect(reached).toEqual([]);
  await page.close();
});

test('nothing is asked for but the files of the page, whatever page is looked at', async ({ page, baseURL }) => {
  const asked = new Set();
  page.on('request', (request) => asked.add(request.url()));
  const areas = [1, 2, 3, 4, 5, 6, 7].flatMap((area) => [`rate/${area}`, `evidence/${area}`]);
  const parts = [...areas, 'gaps', 'all', 'rounds', 'school', 'print', 'nowhere'].map((part) => `#/w/example/${part}`);
  let heading = '';
  for (const address of ['./', '#/start', '#/about', ...parts, '#/w/elsewhere/all', '#/']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading);
    heading = await page.getByRole('heading', { level: 1 }).textContent();
  }
  const own = files.map((path) => new URL(path, baseURL).href);
  const others = [...asked].filter((url) => !own.includes(url) && url !== baseURL && !/^(data|blob):/.test(url));
  expect(others).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

for (const kind of ['.wasm', '.js']) {
  test(`a file that was tampered with is not run: ${kind}`, async ({ browser }, testInfo) => {
    const folder = testInfo.outputPath('dist');
    await cp(dist, folder, { recursive: true });
    const name = files.find((path) => path.endsWith(kind) && !path.startsWith('later-'));
    const bytes = await readFile(join(folder, name));
    // A program that does the same, and is not the one that was built: a custom section, or a comment.
    const more = kind === '.js' ? Buffer.from('// \n') : Buffer.from([0, 4, 3, 0x61, 0x62, 0x63]);
    await writeFile(join(folder, name), Buffer.concat([bytes, more]));
    await served(folder, '/', async (address) => {
      // A page that nobody watches: the browser says on its console what it refuses.
      const page = await browser.newPage();
      const said = [];
      page.on('console', (message) => said.push(message.text()));
      await page.goto(address);
      await expect.poll(() => said.join('\n')).toContain('integrity');
      await expect(page.getByText('Opening Join the Dots…', { exact: true })).toBeVisible();
      // The advice comes after some seconds, as an animation has it.
      await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
      await expect(
        page.getByText(
          'If nothing appears within a minute, this browser may be too old for it, or the school’s filter may hold ' +
            'back a part of the page (its file ending in .wasm).',
          { exact: true },
        ),
      ).toBeVisible();
      await expect(page.getByRole('link')).toHaveCount(0);
      await page.close();
    });
  });
}

test('without scripts the page says what it needs', async ({ newContext }) => {
  const context = await newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('./');
  await expect(
    page.getByText('Join the Dots needs JavaScript, which is switched off in this browser.', { exact: true }),
  ).toBeVisible();
});

test('“Reload the page” reloads it', async ({ page }) => {
  await page.goto('#/start');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // As the page does when its program has failed.
  await page.locator('#broken').evaluate((message) => message.removeAttribute('hidden'));
  await expect(page.getByRole('alert').filter({ hasText: 'Something in this page went wrong.' })).toBeVisible();
  await page.evaluate(() => {
    window.before = true;
  });
  await page.getByRole('link', { name: 'Reload the page' }).click();
  await expect.poll(() => page.evaluate(() => window.before)).toBeUndefined();
});

const html = `<img src=x onerror=alert(1)>"'&amp;<script>alert(2)</script>`;

test('a name that looks like a part of a page is text everywhere', async ({ page }) => {
  const opened = [];
  page.on('dialog', (dialog) => {
    opened.push(dialog.message());
    return dialog.dismiss();
  });
  await start(page, html);
  await expect(page.getByRole('banner').getByRole('link', { name: html, exact: true })).toBeVisible();

  const svg = async () => {
    const { bytes } = await downloaded(page, () => page.getByRole('button', { name: 'Save chart as SVG' }).click());
    return bytes.toString();
  };
  const sheet = await svg();
  await goToPart(page, 'All 45');
  const overview = await svg();
  await goToPart(page, 'Print');
  const pictures = page.locator('.paper img');
  await expect(pictures).toHaveCount(8);
  const sources = await pictures.evaluateAll((all) => all.map(({ src }) => decodeURIComponent(src.split(',', 2)[1])));
  for (const source of [sheet, overview, ...sources]) {
    const read = await page.evaluate((source) => {
      const picture = new DOMParser().parseFromString(source, 'image/svg+xml');
      const all = [...picture.querySelectorAll('*')];
      const handlers = all.flatMap((one) => one.getAttributeNames()).filter((name) => /^on|href/.test(name));
      const names = [...new Set(all.map((one) => one.localName))];
      return { names, handlers, text: picture.documentElement.textContent };
    }, source);
    expect(['svg', 'text', 'polygon', 'polyline', 'circle', 'rect', 'line', 'path', 'g']).toEqual(
      expect.arrayContaining(read.names),
    );
    expect(read.handlers).toEqual([]);
    // The pictures of single sheets have their words beside them.
    if (source === sheet || source === overview || source === sources[0]) {
      // A long title stands on more lines than one.
      expect(read.text.replace(/\s+/g, ' ')).toContain(html);
    }
  }
  await expect(page.getByRole('main').getByText(html)).toHaveCount(8);

  await goToPart(page, 'School');
  await expect(page.getByLabel('Name of the school or setting')).toHaveValue(html);
  await toFirstPage(page);
  await expect(page.getByRole('link', { name: html, exact: true })).toBeVisible();
  await page.getByRole('button', { name: `Rename “${html}”` }).click();
  await expect(page.getByLabel('Name of the school or setting')).toHaveValue(html);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Delete “${html}”` }).click();
  await expect(page.getByRole('status')).toContainText(`“${html}” is deleted.`);

  expect(opened).toEqual([]);
  expect(await page.locator('body :is(script, img[onerror], img[src="x"])').count()).toBe(0);
});
