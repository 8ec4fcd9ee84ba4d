// A page that tries whatever a page can to learn what Backfile marked on it. Everything that it sees
// goes into one JSON value, `observations()`, which must not depend on what an archive knows.
(() => {
  const log = { events: {}, mutations: [], calls: {}, messages: [], reports: [], entries: [], resized: [], intersections: [], visibility: [] };
  const count = (table, key) => { table[key] = (table[key] ?? 0) + 1; };
  const nameOf = (node) => {
    if (node === window) return 'window';
    if (!node) return String(node);
    if (node.nodeType === 9) return '#document';
    return `${node.nodeName}${node.id ? `#${node.id}` : ''}`;
  };
  const own = { setTimeout, requestAnimationFrame, getComputedStyle, find: window.find };

  // 1. Hooks: whatever the page's own world is asked to do.
  const hook = (object, name) => {
    const original = object?.[name];
    if (typeof original !== 'function') return;
    try {
      object[name] = function hooked(...args) {
        if (!log.isProbing) count(log.calls, name);
        return Reflect.apply(original, this, args);
      };
    } catch { /* cannot be replaced */ }
  };
  for (const name of ['attachShadow', 'setAttribute', 'setAttributeNS', 'getClientRects', 'getBoundingClientRect', 'append', 'prepend', 'remove', 'focus', 'checkVisibility', 'animate', 'showPopover', 'moveBefore', 'setHTMLUnsafe', 'insertAdjacentHTML'])
    hook(Element.prototype, name);
  hook(HTMLElement.prototype, 'focus');
  for (const name of ['appendChild', 'insertBefore', 'removeChild', 'getRootNode', 'cloneNode']) hook(Node.prototype, name);
  for (const name of ['createElement', 'createElementNS', 'createTextNode', 'createRange', 'createTreeWalker', 'caretPositionFromPoint', 'caretRangeFromPoint', 'elementFromPoint', 'elementsFromPoint', 'importNode', 'execCommand'])
    hook(Document.prototype, name);
  for (const name of ['getClientRects', 'getBoundingClientRect', 'setStart', 'setEnd', 'toString']) hook(Range.prototype, name);
  for (const name of ['addEventListener', 'dispatchEvent']) hook(EventTarget.prototype, name);
  for (const name of ['postMessage', 'getComputedStyle', 'requestAnimationFrame', 'requestIdleCallback', 'getSelection', 'matchMedia', 'find', 'fetch', 'open']) hook(window, name);
  for (const name of ['observe', 'disconnect', 'takeRecords']) {
    hook(MutationObserver.prototype, name);
    hook(IntersectionObserver.prototype, name);
    hook(ResizeObserver.prototype, name);
  }
  if (window.HighlightRegistry) for (const name of ['set', 'delete', 'clear']) hook(HighlightRegistry.prototype, name);
  if (window.Highlight) { const Original = Highlight; window.Highlight = new Proxy(Original, { construct(t, a, n) { count(log.calls, 'Highlight'); return Reflect.construct(t, a, n); } }); }
  const adopted = Object.getOwnPropertyDescriptor(Document.prototype, 'adoptedStyleSheets');
  if (adopted?.set) Object.defineProperty(Document.prototype, 'adoptedStyleSheets', { ...adopted, set(value) { count(log.calls, 'adoptedStyleSheets='); adopted.set.call(this, value); } });
  for (const name of ['pushState', 'replaceState']) hook(History.prototype, name);

  // 2. Every event there is, in the capture phase, on the window and on the document.
  const types = new Set(['DOMContentLoaded', 'focusin', 'focusout', 'DOMActivate', 'visibilitychange', 'message', 'messageerror', 'storage', 'wxt:content-script-started', 'wxt:locationchange', 'securitypolicyviolation', 'slotchange', 'beforematch', 'toggle', 'beforetoggle', 'fullscreenchange', 'selectionchange', 'scroll', 'scrollend', 'resize', 'copy', 'cut', 'paste', 'touchstart', 'DOMNodeInserted', 'DOMSubtreeModified', 'compositionstart', 'hashchange', 'popstate', 'languagechange', 'contentvisibilityautostatechange']);
  for (const target of [window, Document.prototype, HTMLElement.prototype, Element.prototype])
    for (const name in target) if (name.startsWith('on')) types.add(name.slice(2));
  for (const name of ['load', 'pageshow', 'readystatechange', 'DOMContentLoaded', 'pagereveal']) types.delete(name);
  const listen = (type) => (event) => {
    if (log.isProbing) return;
    count(log.events, `${type} on ${nameOf(event.target)} via ${event.composedPath().map(nameOf).join('<')}${event.isTrusted ? ' trusted' : ''}${event.relatedTarget ? ` from ${nameOf(event.relatedTarget)}` : ''}`);
    if (type === 'message') log.messages.push(JSON.stringify(event.data));
    if (event instanceof CustomEvent) log.messages.push(JSON.stringify(event.detail));
  };
  for (const type of types) {
    window.addEventListener(type, listen(type), true);
  }

  // 3. What changes in the tree.
  const describe = (node) => (node.nodeType === 1 ? node.outerHTML.slice(0, 2000) : `${node.nodeName}:${(node.data ?? '').slice(0, 200)}`);
  const changes = new MutationObserver((records) => {
    if (log.isProbing) return;
    for (const record of records)
      log.mutations.push([record.type, nameOf(record.target), record.attributeName, record.attributeName ? record.target.getAttribute(record.attributeName) : null, [...record.addedNodes].map(describe), [...record.removedNodes].map(describe)]);
  });
  // The parser's own changes come in portions of its choice.
  addEventListener('DOMContentLoaded', () => changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true, attributeOldValue: true }));

  // 4. Reports and performance entries, by what they name.
  try { new ReportingObserver((reports) => { for (const r of reports) log.reports.push([r.type, r.body?.id, r.body?.sourceFile, r.body?.blockedURL]); }, { buffered: true }).observe(); } catch { /* none */ }
  const scripts = new Set();
  for (const type of PerformanceObserver.supportedEntryTypes ?? []) {
    if (['navigation', 'paint', 'visibility-state', 'largest-contentful-paint', 'first-input', 'longtask', 'event', 'soft-navigation', 'interaction-contentful-paint'].includes(type)) continue;
    try {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          // Slow frames come and go with the machine's load; whose scripts they name does not.
          if (type === 'long-animation-frame') for (const s of entry.scripts ?? []) { if (s.sourceURL !== '' && !s.sourceURL.startsWith(location.origin)) scripts.add(s.sourceURL); }
          else if (!log.isProbing) log.entries.push([entry.entryType, entry.name, entry.value, entry.initiatorType, (entry.sources ?? []).map((s) => nameOf(s.node))]);
        }
      }).observe({ type, buffered: true });
    } catch { /* not here */ }
  }

  // 5. Words, each in an element of its own.
  const words = () => [...document.querySelectorAll('#text span, #aside span')];
  const hosts = () => [...document.documentElement.children].filter((e) => e !== document.head && e !== document.body);
  addEventListener('DOMContentLoaded', () => {
    new ResizeObserver((list) => { for (const e of list) log.resized.push([nameOf(e.target), e.contentRect.width, e.contentRect.height]); }).observe(document.documentElement);
    const v1 = new IntersectionObserver((list) => { for (const e of list) log.intersections.push([nameOf(e.target), e.isIntersecting, e.intersectionRatio]); }, { threshold: [0, 0.5, 1] });
    for (const word of words()) v1.observe(word);
    if ('trackVisibility' in IntersectionObserver.prototype || 'isVisible' in IntersectionObserverEntry.prototype) {
      const v2 = new IntersectionObserver((list) => { for (const e of list) log.visibility.push([nameOf(e.target), e.isVisible]); }, { threshold: [0, 1], trackVisibility: true, delay: 100 });
      for (const word of [...words(), document.querySelector('#text')]) v2.observe(word);
    }
  });

  // Probes: asked all at once, when the test says so.
  const styleOf = (element, pseudo) => {
    const style = own.getComputedStyle.call(window, element, pseudo);
    return [...style].map((property) => `${property}:${style.getPropertyValue(property)}`).join(';');
  };
  const rectOf = (element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height]; };
  const digest = (text) => { let h = 7; for (let i = 0; i < text.length; i += 1) h = (h * 31 + text.charCodeAt(i)) | 0; return `${text.length}:${h}`; };

  const findAll = (wanted) => {
    const selection = getSelection();
    selection.removeAllRanges();
    const found = [];
    for (let n = 0; n < 8; n += 1) {
      let hit;
      try { hit = own.find.call(window, wanted, false, false, false, false, true, false); } catch (error) { found.push(error.name); break; }
      if (!hit) break;
      const range = selection.rangeCount ? selection.getRangeAt(0) : undefined;
      const root = range?.startContainer.getRootNode();
      found.push([nameOf(range?.startContainer), root === document ? 'document' : `ROOT ${root?.constructor.name} ${root?.innerHTML ?? ''}`, selection.toString()]);
    }
    selection.removeAllRanges();
    return found;
  };

  const guess = (url) => new Promise((resolve) => {
    const results = [];
    let open = 3;
    const done = (what, how) => { results.push([what, how]); open -= 1; if (open === 0) resolve(results.sort()); };
    fetch(url).then((r) => done('fetch', r.status), (e) => done('fetch', e.name));
    const image = new Image();
    image.onload = () => done('image', 'load'); image.onerror = () => done('image', 'error'); image.src = url;
    const script = document.createElement('script');
    script.onload = () => done('script', 'load'); script.onerror = () => done('script', 'error'); script.src = url;
    document.head.append(script);
    own.setTimeout.call(window, () => resolve([...results.sort(), 'late']), 3000);
  });

  const frameIt = (url) => new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.width = 300; frame.height = 100;
    let loads = 0;
    frame.onload = () => { loads += 1; };
    frame.src = url;
    document.body.append(frame);
    own.setTimeout.call(window, () => {
      let href = '';
      try { href = frame.contentWindow.location.href; } catch (error) { href = error.name; }
      let inner = 0;
      try { inner = frame.contentWindow.length; } catch (error) { inner = error.name; }
      const seen = [loads, href, inner];
      frame.remove();
      resolve(seen);
    }, 800);
  });

  const windowFacts = () => ({
    length: window.length,
    frames: [...Array(window.length).keys()].map((n) => typeof window[n]),
    globals: digest(Object.getOwnPropertyNames(window).sort().join()),
    sizes: [innerWidth, innerHeight, scrollX, scrollY, document.documentElement.scrollWidth, document.documentElement.scrollHeight, document.body.scrollWidth, document.body.scrollHeight, document.documentElement.clientWidth],
    active: nameOf(document.activeElement),
    focused: document.hasFocus(),
    fullscreen: nameOf(document.fullscreenElement),
    pointerLock: nameOf(document.pointerLockElement),
    history: history.length,
    title: document.title,
    selected: [getSelection().toString(), getSelection().rangeCount],
    stored: [localStorage.length, sessionStorage.length, document.cookie, window.name],
    hovered: [...document.querySelectorAll(':hover, :focus, :focus-within, :active, :popover-open, :modal')].map(nameOf),
  });

  const treeFacts = () => ({
    html: document.documentElement.outerHTML,
    withShadow: document.documentElement.getHTML?.({ serializableShadowRoots: true, shadowRoots: [] }) ?? '',
    nodes: document.querySelectorAll('*').length,
    hosts: hosts().map((host) => ({ html: host.outerHTML, children: host.childNodes.length, shadow: host.shadowRoot === null ? 'closed' : `OPEN ${host.shadowRoot.innerHTML}`, internals: Object.keys(host).join(), rect: rectOf(host), rects: host.getClientRects().length, scroll: [host.scrollWidth, host.scrollHeight, host.offsetWidth, host.offsetHeight, host.clientWidth], style: styleOf(host), before: styleOf(host, '::before').length, slot: host.assignedSlot, text: host.innerText + host.textContent, root: host.getRootNode() === document })),
    innerText: document.documentElement.innerText,
    textContent: document.documentElement.textContent,
    walk: (() => { const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL); let n = 0; while (walker.nextNode()) n += 1; return n; })(),
    animations: document.getAnimations().length,
    fonts: document.fonts.size,
    sheets: [document.styleSheets.length, document.adoptedStyleSheets?.length],
    highlights: CSS.highlights ? [...CSS.highlights].map(([key, ranges]) => [key, [...ranges].map(String)]) : 'none',
    xpath: document.evaluate('count(//*)', document, null, 1, null).numberValue,
    ids: document.querySelectorAll('[id],[class],[data-backfile]').length,
  });

  const wordFacts = () => words().map((word) => {
    const [x, y, width, height] = rectOf(word);
    const points = [[x + width / 2, y + height / 2], [x + 1, y + height - 1], [x + width / 2, y + height + 2], [x + width / 2, y + height - 3]];
    return {
      rect: [x, y, width, height],
      style: digest(styleOf(word) + styleOf(word, '::before') + styleOf(word, '::highlight(backfile)') + styleOf(word, '::selection')),
      hits: points.map(([px, py]) => document.elementsFromPoint(px, py).map(nameOf).join()),
      first: points.map(([px, py]) => nameOf(document.elementFromPoint(px, py))),
      caret: points.map(([px, py]) => { const c = document.caretPositionFromPoint?.(px, py); return c ? [nameOf(c.offsetNode), c.offset] : null; }),
      range: points.map(([px, py]) => { const r = document.caretRangeFromPoint?.(px, py); return r ? [nameOf(r.startContainer), r.startOffset] : null; }),
      highlighted: points.map(([px, py]) => CSS.highlights?.highlightsFromPoint?.(px, py)?.length ?? null),
      visible: word.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true }),
      attributes: word.getAttributeNames().join(),
      title: [word.title, word.ariaLabel, word.getAttribute('style')].join('|'),
    };
  });

  /** What is hit where underlines are, point by point. */
  const scan = () => {
    const [left, , , height] = rectOf(document.querySelector('#name'));
    const bottom = document.querySelector('#name').getBoundingClientRect().bottom;
    const seen = [];
    for (let y = bottom - height / 2; y < bottom + 8; y += 0.5)
      for (let x = left; x < left + 12; x += 0.5) seen.push(nameOf(document.elementFromPoint(x, y)));
    return digest(seen.join());
  };

  const selectionFacts = (searched) => {
    const selection = getSelection();
    selection.selectAllChildren(document.documentElement);
    const all = selection.toString();
    const nodes = [nameOf(selection.anchorNode), nameOf(selection.focusNode), selection.rangeCount, selection.getRangeAt(0).cloneContents().querySelectorAll('*').length];
    let copied = '';
    const onCopy = (event) => { copied = String(event.clipboardData?.getData('text')) + digest(selection.toString()); };
    document.addEventListener('copy', onCopy, { once: true });
    try { document.execCommand('copy'); } catch { /* not allowed */ }
    document.removeEventListener('copy', onCopy);
    selection.removeAllRanges();
    const beyond = new Range();
    const host = hosts()[0];
    let rangeOfHost = null;
    if (host) { beyond.selectNode(host); rangeOfHost = [beyond.toString(), beyond.getClientRects().length, beyond.cloneContents().textContent]; }
    return { all, nodes, copied, rangeOfHost, found: Object.fromEntries(searched.map((s, n) => [n, findAll(s)])) };
  };

  window.leak = {
    /** Everything seen so far and everything that can be asked now. */
    async observations({ searched, guesses, framed }) {
      log.isProbing = true;
      const now = { window: windowFacts(), tree: treeFacts(), words: wordFacts(), scan: scan(), selection: selectionFacts(searched) };
      now.guesses = [];
      for (const url of guesses) now.guesses.push(await guess(url));
      now.framed = [];
      for (const url of framed) now.framed.push(await frameIt(url));
      now.resources = performance.getEntries().filter((e) => !['paint', 'visibility-state'].includes(e.entryType)).map((e) => [e.entryType, e.name, e.initiatorType].join(' ')).filter((e) => !/first-input|largest|longtask|long-animation|event/.test(e)).sort();
      const seen = structuredClone({ ...log, slowScripts: [...scripts].sort() });
      const { visibility, ...rest } = seen;
      await new Promise((resolve) => own.setTimeout.call(window, resolve, 60));
      log.isProbing = false;
      return { ...now, ...rest, visibility };
    },

    /** Sends pointers that are not real over every word, and rests them there. */
    async sweep() {
      for (const word of words()) {
        const [x, y, width, height] = rectOf(word);
        const at = { bubbles: true, cancelable: true, composed: true, clientX: x + width / 2, clientY: y + height / 2, screenX: x, screenY: y, pointerType: 'mouse', view: window };
        for (const type of ['pointerover', 'pointerenter', 'pointermove', 'pointerrawupdate']) word.dispatchEvent(new PointerEvent(type, at));
        for (const type of ['mouseover', 'mouseenter', 'mousemove']) word.dispatchEvent(new MouseEvent(type, at));
        word.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
      }
      const target = document.querySelector('#name');
      const [x, y, width, height] = rectOf(target);
      const at = { bubbles: true, composed: true, clientX: x + width / 2, clientY: y + height / 2, pointerType: 'mouse', view: window };
      for (let n = 0; n < 10; n += 1) {
        target.dispatchEvent(new PointerEvent('pointermove', at));
        target.dispatchEvent(new MouseEvent('mousemove', at));
        await new Promise((resolve) => own.setTimeout.call(window, resolve, 150));
      }
    },

    /** Presses and types what is not real either. */
    async press() {
      const target = document.querySelector('#name');
      const [x, y, width, height] = rectOf(target);
      const at = { bubbles: true, composed: true, clientX: x + width / 2, clientY: y + height / 2, pointerType: 'mouse', view: window };
      for (const type of ['pointerdown', 'pointerup', 'click', 'contextmenu', 'dblclick']) target.dispatchEvent(new MouseEvent(type, at));
      for (const key of ['Enter', 'b', 'Alt', 'Control']) target.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, composed: true }));
      await new Promise((resolve) => own.setTimeout.call(window, resolve, 600));
    },

    /** Brings the name under a pointer that does not move, and lets it lie there. */
    async slideUnder(point) {
      const text = document.querySelector('#text');
      const [x, y, width, height] = rectOf(document.querySelector('#name'));
      text.style.transform = `translate(${point.x - x - width / 2}px, ${point.y - y - height / 2}px)`;
      await new Promise((resolve) => own.setTimeout.call(window, resolve, 900));
    },

    /** The same, with the pointer made to move by so little that it still rests. */
    slideBack() { document.querySelector('#text').style.transform = ''; },

    placeOfName() { const [x, y, width, height] = rectOf(document.querySelector('#name')); return { x: x + width / 2, y: y + height / 2 }; },
    hostBoxes() { return hosts().map(rectOf); },
  };
})();
