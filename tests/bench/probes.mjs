// What is measured inside the page. Each runs before the page's own scripts (an init script), and leaves what it found
// on `window.bench`. They know the app and the hand-written page by what both have: fieldsets of radio groups, and one
// canvas that lies over them.

/** Starts every page with nothing kept, and as a browser that gives files as downloads. */
export function afresh() {
  localStorage.clear();
  delete window.showSaveFilePicker;
}

/**
 * `bench.clickable`: when the first rating could be clicked, in milliseconds since the navigation began.
 *
 * Each frame looks for the radio buttons 1 and 2 of the first group. When what lies in the middle of one of them is the
 * radio button or its label, it is clicked; the click is honoured if the pixel of the canvas there has changed within
 * the next two frames: the page has drawn a dot. If not, the other of the two is tried, until one is honoured.
 */
export function clickable() {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const pixel = (x, y) => {
    const canvas = document.querySelector('canvas');
    if (!canvas) return 'no canvas';
    const box = canvas.getBoundingClientRect();
    const [wide, high] = [canvas.width / box.width, canvas.height / box.height];
    return canvas.getContext('2d').getImageData((x - box.left) * wide, (y - box.top) * high, 1, 1).data.join();
  };
  const attempt = async (value) => {
    const group = document.querySelector('fieldset [role="radiogroup"]');
    const radio = group?.querySelector(`input[type="radio"][value="${value}"]`);
    if (!radio || radio.checked) return undefined;
    const box = radio.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    if (!hit || (hit !== radio && hit.closest('label') !== radio.closest('label'))) return undefined;
    const before = pixel(x, y);
    const at = performance.now();
    hit.click();
    for (let frames = 0; frames < 2; frames += 1) {
      await frame();
      if (radio.checked && pixel(x, y) !== before) return at;
    }
    return undefined;
  };
  const poll = async () => {
    for (;;) {
      for (const value of ['1', '2']) {
        await frame();
        const at = await attempt(value);
        if (at !== undefined) return at;
      }
    }
  };
  window.bench = { clickable: poll() };
}

/**
 * `bench.clicks`: for each click on a radio button the time from the event to the painted line, in milliseconds.
 *
 * From the event's own timeStamp to the first task after a frame by whose end the canvas had been cleared and drawn
 * again since the event.
 */
export function painted() {
  const drawn = { cleared: 0, strokes: 0 };
  const count = (name, of) => {
    const real = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      drawn[of] += 1;
      return real.apply(this, given);
    };
  };
  count('clearRect', 'cleared');
  count('stroke', 'strokes');
  const bench = (window.bench = { clicks: [] });
  const { port1, port2 } = new MessageChannel();
  let waiting;
  const afterFrame = () => requestAnimationFrame(() => port2.postMessage(undefined));
  port1.onmessage = () => {
    const { before, at } = waiting;
    if (drawn.cleared > before.cleared && drawn.strokes > before.strokes) {
      bench.clicks.push(performance.now() - at);
      waiting = undefined;
    } else {
      afterFrame();
    }
  };
  const heed = (event) => {
    if (waiting || !event.isTrusted || event.target.type !== 'radio') return;
    waiting = { before: { ...drawn }, at: event.timeStamp };
    afterFrame();
  };
  window.addEventListener('click', heed, { capture: true });
}

/** `bench.drawings`: for each drawing the time from clearing the canvas to the last line in the same task. */
export function drawings() {
  const bench = (window.bench = { drawings: [] });
  let started;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    if (started.last > started.at) bench.drawings.push(started.last - started.at);
    started = undefined;
  };
  const hook = (name, then) => {
    const real = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      then();
      const result = real.apply(this, given);
      if (started) started.last = performance.now();
      return result;
    };
  };
  hook('clearRect', () => {
    if (started) return;
    started = { at: performance.now() };
    // It comes when the task that draws is over.
    port2.postMessage(undefined);
  });
  for (const name of ['stroke', 'fill', 'fillRect', 'fillText']) hook(name, () => {});
}

/** `bench.keys`: for each letter typed the time from the key's event to the first task after the frame that follows. */
export function keys() {
  const bench = (window.bench = { keys: [] });
  const { port1, port2 } = new MessageChannel();
  let at;
  port1.onmessage = () => bench.keys.push(performance.now() - at);
  const heed = (event) => {
    if (!event.isTrusted || event.key.length !== 1) return;
    at = event.timeStamp;
    requestAnimationFrame(() => port2.postMessage(undefined));
  };
  window.addEventListener('keydown', heed, { capture: true });
}

/** `bench.ticks`: for each click on a radio button the time from the event to the first task after the frame that follows. */
export function ticks() {
  const bench = (window.bench = { ticks: [] });
  const { port1, port2 } = new MessageChannel();
  let at;
  port1.onmessage = () => bench.ticks.push(performance.now() - at);
  const heed = (event) => {
    if (!event.isTrusted || event.target.type !== 'radio') return;
    at = event.timeStamp;
    requestAnimationFrame(() => port2.postMessage(undefined));
  };
  window.addEventListener('click', heed, { capture: true });
}

/** `bench.saves`: for each click on a button the time until a blob was handed over as a download, and its bytes. */
export function saves() {
  const bench = (window.bench = { saves: [] });
  let at;
  window.addEventListener('click', (event) => event.isTrusted && (at = event.timeStamp), { capture: true });
  const real = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    bench.saves.push({ time: performance.now() - at, bytes: blob.size });
    return real.call(URL, blob);
  };
}

/**
 * `bench.rows()`: which statements' part of the page has changed since the last call, and `bench.marks()`: how many
 * effects of lanes have run since.
 */
export function effects() {
  const rows = () => document.querySelectorAll('fieldset:has([role="radiogroup"])');
  const picked = (row) => [...row.querySelectorAll('input:checked')].map((radio) => radio.value).join();
  // What is checked is a property that no observer sees.
  const before = new Map();
  const touched = new Set();
  const note = (records) => {
    for (const { target } of records) {
      const row = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest('fieldset');
      if (row) touched.add(row);
    }
  };
  const observer = new MutationObserver(note);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  window.bench = {
    rows() {
      note(observer.takeRecords());
      for (const row of rows()) {
        if (before.has(row) && before.get(row) !== picked(row)) touched.add(row);
        before.set(row, picked(row));
      }
      const count = touched.size;
      touched.clear();
      return count;
    },
    marks() {
      const count = performance.getEntriesByName('lane', 'mark').length;
      performance.clearMarks('lane');
      return count;
    },
  };
}
