// Pages in Chromium: accessible in light and dark, readable at 320 px, and nothing in them runs, asks or fetches.
//
//   node pages.mjs CHROMIUM AXE.js PAGE.html...     ALSO="mark ol": elements that these pages may have besides, and links into themselves
import {readFileSync} from 'node:fs';
import {basename, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {Browser} from './browser.mjs';

const [chromium, axeFile, ...files] = process.argv.slice(2);
const axe = readFileSync(axeFile, 'utf8');
const HUGE = 500_000; // bytes; axe takes minutes over a page of one word
let bad = 0;
const complain = (file, what) => { bad++; console.log(`not ok ${basename(file)}: ${what}`); };

// In the page: what may not be there, whatever the release said.
const strangers = `(() => {
  const found = [];
  const known = new Set('html head meta title link script style body header main article footer section h1 h2 h3 p span time q blockquote ul li table tbody tr th td address a br img ${process.env.ALSO ?? ''}'.split(' '));
  for (const element of document.querySelectorAll('*')) {
    if (!known.has(element.localName)) found.push('<' + element.localName + '>');
    for (const {name} of element.attributes) if (name.startsWith('on') || name === 'formaction' || name === 'srcdoc') found.push(name);
  }
  for (const a of document.querySelectorAll('[href]')) if (!/^(https?|mailto|tel):/.test(a.href) && !(${!!process.env.ALSO} && document.querySelector(a.getAttribute('href')))) found.push(a.href);
  for (const s of document.scripts) {
    if (s.type !== 'application/ld+json') found.push('script');
    else JSON.parse(s.textContent);
  }
  for (const i of document.images) if (!i.src.startsWith('data:image/')) found.push(i.src);
  if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
  return found;
})()`;

const browser = new Browser(chromium);
let current = '', url = '';
const page = await browser.open((method, params) => {
  if (method === 'Page.javascriptDialogOpening') {
    complain(current, 'a dialog: ' + params.message);
    page.send('Page.handleJavaScriptDialog', {accept: false});
  } else if (method === 'Network.requestWillBeSent' && params.request.url !== url && !params.request.url.startsWith('data:')) {
    complain(current, 'a request: ' + params.request.url);
  } else if (method === 'Debugger.scriptParsed' && params.url === url) {
    complain(current, 'a script ran');
  } else if (method === 'Page.frameNavigated' && params.frame.url !== url && params.frame.url !== 'about:blank') {
    complain(current, 'it went to ' + params.frame.url);
  }
});
await page.send('Network.enable');
await page.send('Debugger.enable');
const show = (width, scheme) => Promise.all([
  page.send('Emulation.setDeviceMetricsOverride', {width, height: 900, deviceScaleFactor: 1, mobile: false}),
  page.send('Emulation.setEmulatedMedia', {features: [{name: 'prefers-color-scheme', value: scheme}]}),
]);
for (const file of files) {
  const size = readFileSync(file).length;
  current = file;
  url = pathToFileURL(resolve(file)).href;
  await show(320, 'light');
  await page.go(url);
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  if (wide > 320) complain(file, `${wide} px wide on a screen of 320`);
  for (const found of await page.evaluate(strangers)) complain(file, 'it holds ' + found);
  if (size > HUGE) continue;
  for (const scheme of ['light', 'dark']) {
    await show(1280, scheme);
    await page.go(url);
    await page.evaluate(axe + ';0');
    const violations = await page.evaluate(`axe.run({resultTypes: ['violations']}).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.length + ' of ' + v.nodes[0].html.slice(0, 120)))`);
    for (const violation of violations) complain(file, `axe, ${scheme}: ${violation}`);
  }
}
await browser.close();
console.log(`${files.length} pages, ${bad} complaints`);
process.exit(bad ? 1 : 0);
