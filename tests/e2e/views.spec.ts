// Saved views: what a list shows is kept under a name, shared, opened first; contacts by whatever a segment can say.
import { expect, test, type Page } from '@playwright/test'
import { Tandem, password } from '../support/client.ts'

let tandem: Tandem
test.beforeAll(async () => {
  tandem = await Tandem.open()
  for (const [firstname, city] of [['Ada', 'Kiel'], ['Bob', 'Husum'], ['Cyd', 'Kiel']]) await tandem.contact({ firstname: firstname!, lastname: 'Merten', city: city! })
})
test.afterAll(async () => { await tandem?.server.remove() })

async function signIn(page: Page, email = 'owner@example.com'): Promise<void> {
  await page.goto(tandem.server.address)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Good / })).toBeVisible()
}
const person = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('a view is saved, shared, opens the list, and is thrown away and brought back', async ({ page, browser }) => {
  await signIn(page)
  await page.goto(`${tandem.server.address}/contacts?f=city.is.Kiel`)
  await expect(person(page, 'Ada Merten')).toBeVisible()
  await expect(person(page, 'Bob Merten')).toHaveCount(0)
  await page.getByRole('button', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name of the view').fill('In Kiel')
  await page.getByLabel('Share with everybody').check()
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(tab(page, 'In Kiel')).toHaveAttribute('aria-selected', 'true')
  await expect(tab(page, 'In Kiel')).toContainText('2')

  // Somebody else has the tab, and lets their list open with it; it never shows everybody first.
  const other = await (await browser.newContext()).newPage()
  await signIn(other, 'rep@example.com')
  await other.goto(`${tandem.server.address}/contacts`)
  await expect(person(other, 'Bob Merten')).toBeVisible()
  await tab(other, 'In Kiel').click()
  await expect(person(other, 'Cyd Merten')).toBeVisible()
  await choose(other, 'Open this list with it')
  await expect(other.getByText('The list opens with “In Kiel” now')).toBeVisible()
  const asked: string[] = []
  other.on('request', (request) => { if (/objects\/contacts\/search$/.test(request.url()) && request.postDataJSON().limit > 1) asked.push(request.postData()!) })
  await other.goto(`${tandem.server.address}/contacts`)
  await expect(tab(other, 'In Kiel')).toHaveAttribute('aria-selected', 'true')
  await expect(person(other, 'Ada Merten')).toBeVisible()
  expect(asked.map((body) => body.includes('"city"') && body.includes('Kiel'))).toEqual([true])

  // What its owner changes, they see.
  await choose(page, 'Rename the view')
  await page.getByLabel('Name of the view').fill('By the fjord')
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(tab(page, 'By the fjord')).toBeVisible()
  await expect(tab(other, 'By the fjord')).toBeVisible()
  await other.close()

  await choose(page, 'Remove the view')
  await expect(tab(page, 'By the fjord')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(tab(page, 'By the fjord')).toBeVisible()
})

test('what older versions kept in the browser is moved, once', async ({ page }) => {
  await signIn(page)
  await page.evaluate(() => localStorage.setItem('tandem.views', JSON.stringify({ companies: [{ id: 'old-1', label: 'Old ones', own: true, filters: [{ property: 'city', operator: 'is', values: ['Kiel'] }] }] })))
  await page.goto(`${tandem.server.address}/companies`)
  await expect(tab(page, 'Old ones')).toBeVisible()
  expect(await page.evaluate(() => localStorage.getItem('tandem.views'))).toBeNull()
  await page.reload()
  await expect(tab(page, 'Old ones')).toHaveCount(1)
})

test('a view of a property that is gone opens, and says what is missing', async ({ page }) => {
  const { id } = (await tandem.post('/api/views', { list: 'contacts', name: 'Big feet', content: { filters: [{ property: 'shoe_size', operator: 'known', values: [] }], columns: ['name', 'shoe_size'], sort: { property: 'shoe_size', descending: true } } })).body
  await signIn(page)
  await page.goto(`${tandem.server.address}/contacts?view=${id}`)
  await expect(page.getByText('This view also names shoe_size, which is not there any more.')).toBeVisible()
  await expect(person(page, 'Ada Merten')).toBeVisible()
})

test('contacts are filtered by conditions, kept as a segment, and a segment is opened as a list', async ({ page }) => {
  await signIn(page)
  await page.goto(`${tandem.server.address}/contacts?f=city.is.Kiel`)
  await page.getByRole('button', { name: 'Advanced' }).click()
  const dialog = page.getByRole('dialog', { name: 'Show everyone who fits' })
  await expect(dialog.getByText('2 contacts fit')).toBeVisible()
  await dialog.getByRole('button', { name: 'Condition', exact: true }).click()
  await page.getByLabel('Find, or write a condition').fill('firstname = "Cyd"')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('1 contact fits')).toBeVisible()
  await dialog.getByRole('button', { name: 'Show them' }).click()
  await expect(person(page, 'Cyd Merten')).toBeVisible()
  await expect(person(page, 'Ada Merten')).toHaveCount(0)

  await page.getByRole('button', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name of the view').fill('Just Cyd')
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(tab(page, 'Just Cyd')).toHaveAttribute('aria-selected', 'true')
  await expect(tab(page, 'Just Cyd')).toContainText('1')

  await page.getByRole('button', { name: 'Save as segment' }).click()
  await page.getByLabel('Name of the segment').fill('Cyds of Kiel')
  await page.getByRole('dialog').getByRole('button', { name: 'Save as segment' }).click()
  await expect(page).toHaveURL(/\/segments\/\d+$/)
  await expect(page.getByText(/City is Kiel, and whose First name is Cyd/)).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Open as a list' }).click()
  await expect(person(page, 'Cyd Merten')).toBeVisible()
  await expect(person(page, 'Bob Merten')).toHaveCount(0)
})
