// Looks at pages as a browser does: WCAG 2.2 AA by axe-core, and no page wider than its screen.
// usage: node check.js [--pictures FOLDER] PAGE...
'use strict';

const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [1280, 375];
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

async function look(context, file, width, pictures) {
    const page = await context.newPage();
    const wrong = [];
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
    page.on('request', (request) => request.url().startsWith('file:') || wrong.push(`asks for ${request.url()}`));
    await page.setViewportSize({ width, height: 900 });
    await page.goto('file://' + path.resolve(file));
    if (pictures) {
        const name = path.basename(file, '.html') + `-${width}.png`;
        await page.screenshot({ path: path.join(pictures, name), fullPage: true });
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) {
        wrong.push(`${wide} pixels wide`);
    }
    await page.addScriptTag({ content: AXE });
    const found = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), RULES);
    for (const one of found.violations) {
        wrong.push(...one.nodes.map((node) => `${one.id}: ${one.help}: ${node.html.slice(0, 160)}`));
    }
    console.log(`${path.basename(file)} at ${width}: ${found.passes.length} rules kept, ${found.incomplete.length} undecided, ${wrong.length} faults`);
    for (const one of found.incomplete) {
        console.log(`  undecided: ${one.id}: ${one.nodes.length} times, ${one.nodes[0].html.slice(0, 100)}`);
    }
    wrong.forEach((one) => console.log(`  ${one}`));
    await page.close();
    return wrong.length + (found.passes.length === 0 ? 1 : 0);
}

async function main(files) {
    const pictures = files[0] === '--pictures' ? files.splice(0, 2)[1] : null;
    if (files.length === 0) {
        console.log('usage: node check.js [--pictures FOLDER] PAGE...');
        return 2;
    }
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    // The page's own policy lets no script in, and so not the one that looks at it.
    const context = await browser.newContext({ bypassCSP: true });
    let faults = 0;
    for (const file of files) {
        for (const width of WIDTHS) {
            faults += await look(context, file, width, pictures);
        }
    }
    await browser.close();
    return faults > 0 ? 1 : 0;
}

main(process.argv.slice(2)).then((status) => process.exit(status), (error) => {
    console.log(error.message);
    process.exit(2);
});
