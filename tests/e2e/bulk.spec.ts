// All that match are changed from the list, a file is imported and exported there, and each is taken back.
import { readFileSync } from 'node:fs'
import { type Page, expect, test } from '@playwright/test'
import { Tandem, password } from '../support/client.ts'

let tandem: Tandem
test.beforeAll(async () => { tandem = await Tandem.open() })
test.afterAll(async () => { await tandem?.server.remove() })

async function signIn(page: Page): Promise<void> {
  await page.goto(tandem.server.address)
  await page.getByLabel('Email').fill('owner@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Contacts' }).first().click()
}
const withCity = async (city: string) => (await tandem.post('/crm/v3/objects/contacts/search', { filterGroups: [{ filters: [{ propertyName: 'city', operator: 'EQ', value: city }] }] })).body.total
const work = (page: Page) => page.getByRole('list', { name: 'Work over many records' })

test('all that match are edited by a job and taken back', async ({ page }) => {
  for (let at = 0; at < 3; at++)
    await tandem.post('/crm/v3/objects/contacts/batch/create', { inputs: Array.from({ length: 100 }, (_, n) => ({ properties: { lastname: `Person ${at * 100 + n}` } })) })
  await signIn(page)
  await page.getByLabel('Select all rows shown').click()
  await page.getByRole('button', { name: 'Select all 300 that match' }).click()
  await expect(page.getByRole('toolbar').getByText('300 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Set field' }).click()
  await page.getByRole('dialog').getByText('City', { exact: true }).click()
  await page.getByRole('dialog').getByLabel('City').fill('Kiel')
  await page.keyboard.press('Enter')
  await expect(work(page).getByText('Set City of 300 contacts')).toBeVisible()
  await expect(work(page).getByText('done · 300 changed')).toBeVisible()
  expect(await withCity('Kiel')).toBe(300)
  await page.reload()
  await work(page).getByRole('button', { name: 'Undo' }).click()
  await expect(work(page).getByText('done · 300 changed')).toBeVisible()
  await expect(work(page).getByText('Take back: Set City of 300 contacts')).toBeVisible()
  expect(await withCity('Kiel')).toBe(0)
})

test('a closed tab stops nothing', async ({ page, context }) => {
  for (let at = 0; at < 2; at++)
    await tandem.post('/crm/v3/objects/contacts/batch/create', { inputs: Array.from({ length: 400 }, (_, n) => ({ properties: { lastname: `Other ${at * 400 + n}`, zip: '1' } })) })
  await signIn(page)
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false')
  await page.getByLabel('Select all rows shown').click()
  await page.getByRole('button', { name: /^Select all [\d,]+ that match$/ }).click()
  await page.getByRole('button', { name: 'Set field' }).click()
  await page.getByRole('dialog').getByText('City', { exact: true }).click()
  await page.getByRole('dialog').getByLabel('City').fill('Lund')
  const begun = page.waitForResponse((answer) => answer.url().endsWith('/edits'))
  await page.keyboard.press('Enter')
  const { total } = await (await begun).json()
  await page.close()
  await expect.poll(() => withCity('Lund'), { timeout: 60_000 }).toBe(total)
  const again = await context.newPage()
  await again.goto(`${tandem.server.address}/contacts`)
  await expect(again.getByRole('list', { name: 'Work over many records' }).getByText(/^done · [\d,]+ changed$/).first()).toBeVisible()
})

test('a file is imported and exported on the screen', async ({ page }) => {
  await signIn(page)
  await page.getByRole('button', { name: 'Import' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('E-Mail,Last name,City\nada@file.example,Merten,Turin\nnobody,Nobody,Turin\n') })
  await expect(page.getByRole('combobox', { name: 'What E-Mail becomes' })).toHaveValue('Email')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('Of the first 2 rows, 1 would be made, 0 changed, 0 left as they are and 1 refused.')).toBeVisible()
  expect(await withCity('Turin')).toBe(0)
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await expect(work(page).getByText('done · 1 made, 1 left alone')).toBeVisible()
  expect(await withCity('Turin')).toBe(1)
  const refused = page.waitForEvent('download')
  await work(page).getByRole('link', { name: 'Why 1 was left alone' }).click()
  expect(readFileSync(await (await refused).path(), 'utf8')).toContain('nobody,Nobody,Turin')

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Export as CSV' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toBe('contacts.csv')
  expect(readFileSync(await file.path(), 'utf8')).toContain('Merten')
})
