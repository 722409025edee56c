import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page, selectors } from 'playwright-core';
import { englishInvoice } from '../../documents/examples.ts';
import { renderInvoice } from '../../documents/invoice.ts';
import { serveFile } from '../../harness/serve-file.ts';
import { step, until } from '../../harness/step.ts';
import { owner } from '../n8n-client.ts';
import { loopAndNode, urlWorkflow } from '../workflows.ts';
import type { Context } from './context.ts';

/** Where Debian and Ubuntu put it; another place by CHROMIUM_PATH. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** The pictures in the docs are made by this check: `PICTURES=docs npm run test:n8n -- editor`. */
const picturesInDocs = path.join(import.meta.dirname, '../../../docs/n8n');

/** What a user does and sees: the node is found and added, a parser picked from the list, the workflow run. */
export async function checkEditor({ n8n, docglean, credential }: Context): Promise<void> {
  if (!existsSync(executablePath))
    return console.log(
      `- the editor: not looked at, there is no Chromium at ${executablePath} (CHROMIUM_PATH)`,
    );
  await docglean.client.parsers.create({
    name: 'Delivery notes of Miller',
    description: 'Order number and date',
    fields: [
      { name: 'order_number', type: 'string', synonyms: ['Order no.', 'PO number'] },
      { name: 'total', type: 'currency', synonyms: ['Total'] },
    ],
  });
  const files = await serveFile(await renderInvoice(englishInvoice, { layout: 'banner' }));
  selectors.setTestIdAttribute('data-test-id');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    // Nothing leaves the machine.
    await context.route(
      ({ hostname }) => hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    const picture = async (name: string, clip?: { x: number; y: number; width: number; height: number }) => {
      if (process.env.PICTURES !== 'docs') return;
      await page.screenshot({ path: path.join(picturesInDocs, `${name}.png`), ...(clip && { clip }) });
    };

    await step('in the editor the node is found by what it is for, and added', async () => {
      await signIn(page, n8n.url);
      await page.goto(`${n8n.url}/workflow/new`);
      await page
        .locator('[data-test-id="canvas-add-button"], [data-test-id="canvas-plus-button"]')
        .first()
        .click();
      await page.getByPlaceholder(/Search nodes/).fill('invoice');
      await page.getByText('Docglean', { exact: true }).first().waitFor();
      await picture('find');
      await page.getByText('Docglean', { exact: true }).first().click();
      await page
        .getByText(/^Actions \(/)
        .first()
        .click();
      await page.getByText('Extract data from documents').first().waitFor();
      await picture('actions');
      await page.getByText('Extract data from documents').first().click();
      await page.getByTestId('parameter-input-whatToExtract').waitFor();
    });

    await step('its parser is picked from the list of those on the server', async () => {
      await choose(page, 'whatToExtract', 'Saved Parser');
      const parser = page.getByTestId('resource-locator-parserId');
      await parser.locator('input').last().click();
      const search = page.getByTestId('rlc-search').locator('input').or(page.getByPlaceholder('Search...'));
      await search.first().fill('miller');
      await page.getByText('Delivery notes of Miller').first().waitFor();
      await picture('parsers');
      await page.getByText('Delivery notes of Miller').first().click();
      await until('it is chosen', async () =>
        (await parser.locator('input').last().inputValue()).includes('Delivery notes of Miller'),
      );
    });

    await step('a workflow is run in the editor, and its values are seen', async () => {
      const workflow = await n8n.client.create(urlWorkflow(files.url, credential));
      await page.goto(`${n8n.url}/workflow/${workflow.id}`);
      await page.getByTestId('execute-workflow-button').last().click({ force: true });
      await n8n.client.executionWith('success', workflow.id);
      const node = page.getByTestId('canvas-default-node').filter({ hasText: 'Docglean' });
      await node.dblclick({ force: true });
      await page.getByText('invoice_number').first().waitFor();
      await picture('output');
    });
    await step('the loop of another service stands beside the node that replaces it', async () => {
      const { id } = await n8n.client.create(loopAndNode(credential));
      await page.goto(`${n8n.url}/workflow/${id}`);
      await page.getByTestId('canvas-default-node').filter({ hasText: 'Docglean' }).waitFor();
      await picture('instead-of-the-loop', { x: 110, y: 250, width: 1300, height: 450 });
    });
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    files.close();
  }
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/signin`);
  await page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
  await page.locator('input[name=password]').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/home|workflow/);
}

async function choose(page: Page, parameter: string, option: string): Promise<void> {
  await page.getByTestId(`parameter-input-${parameter}`).locator('input').first().click();
  await page
    .getByRole('option', { name: option })
    .or(page.getByText(option, { exact: true }))
    .first()
    .click();
}
